"""An alarm that is none: what Settings shows to prove that alarms are to be seen."""

from datetime import datetime, timedelta

from models.alarms.records import Alarm, Digest, Stage
from models.promises.records import PromiseId, PromiseKind, Side
from models.windows import Grain, Window
from ui.tr import tr

TRIAL = PromiseId(0)
"""The promise of a trial; no promise of a journal has this id."""


def trial(now: datetime) -> Digest:
    """Return a digest of one alarm that is about nothing."""
    alarm = Alarm(
        promise_id=TRIAL,
        client_id=0,
        client_name="",
        words=tr("This is how Kept warns"),
        side=Side.FOLLOW_UP,
        kind=PromiseKind.OTHER,
        window=Window(None, now, Grain.MINUTE, "UTC"),
        due_at=now,
        stage=Stage.DUE,
        rings_at=now,
        late=timedelta(0),
        reason=tr("a trial"),
        snoozes=0,
        promised="",
    )
    return Digest(at=now, alarms=(alarm,), total=1)
