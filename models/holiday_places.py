"""Which countries and regions the public holidays of are known."""


def places() -> dict[str, tuple[str, ...]]:
    """Return the codes of the regions by the code of their country: {"GB": ("ENG", "NIR", ...)}.

    The first call takes some 200 ms, for the library behind it: not for the GUI thread.
    """
    from holidays.utils import list_supported_countries

    return {code: tuple(regions) for code, regions in sorted(list_supported_countries().items())}
