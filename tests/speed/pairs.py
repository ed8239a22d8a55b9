"""Calls timed in turn, so that what the machine does beside them falls on all alike."""

import gc
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter, process_time
from typing import Protocol

Call = Callable[[], object]


class Benchmark(Protocol):
    """What pytest-benchmark gives a test."""

    extra_info: dict[str, object]

    def pedantic(self, target: Call, *, rounds: int = 1, iterations: int = 1) -> object:
        """Time a call for the table at the end of the run."""
        ...


def in_turn(calls: Mapping[str, Call], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each call in each round; every round runs them all, in changing order."""
    names = list(calls)
    for name in names:
        calls[name]()
    taken: dict[str, list[float]] = {name: [] for name in names}
    gc.collect()
    gc.disable()
    try:
        for round_ in range(rounds):
            shift = round_ % len(names)
            for name in names[shift:] + names[:shift]:
                start = perf_counter()
                calls[name]()
                taken[name].append(perf_counter() - start)
    finally:
        gc.enable()
    return taken


def ratio(taken: Mapping[str, Sequence[float]], over: str, under: str) -> float:
    """Return the median of the ratios of two calls, round by round."""
    return median(one / other for one, other in zip(taken[over], taken[under], strict=True))


def cpu_seconds(call: Call, rounds: int) -> float:
    """Return the processor's time of a call at the median, which a busy machine stretches less than the clock's."""
    call()
    taken = []
    for _ in range(rounds):
        start = process_time()
        call()
        taken.append(process_time() - start)
    return median(taken)


def note(benchmark: Benchmark, call: Call, rounds: int, **figures: float) -> None:
    """Put a call and the figures judged into the table and the record of the run."""
    benchmark.extra_info.update({name: round(value, 3) for name, value in figures.items()})
    benchmark.pedantic(call, rounds=rounds)


def quantile(taken: Sequence[float], share: float) -> float:
    """Return the value below which that share of them lies."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
