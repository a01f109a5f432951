"""Tell the desktop that something is due, without saying for whom."""

import asyncio
import logging

from desktop_notifier import DesktopNotifier, Urgency
from typing_extensions import override

from segue.errors import SegueError


class NoDesktopError(SegueError):
    """There is no desktop that shows notifications."""

    def __init__(self) -> None:
        """Say what works everywhere."""
        hint = "`segue due` and `segue calendar` work everywhere"
        super().__init__("no desktop notifications here", hint)


class _Failures(logging.Handler):
    """Notices what the library logs where it cannot show anything."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


def notify(count: int) -> None:
    """Show one notification; a lock screen may show it to anybody.

    Args:
        count: How many things are due.

    Raises:
        NoDesktopError: It cannot be shown.
    """
    things = "One thing is" if count == 1 else f"{count} things are"
    failures, log = _Failures(), logging.getLogger("desktop_notifier")
    log.addHandler(failures)
    log.propagate = False
    try:
        asyncio.run(_show(f"{things} due. See segue due."))
    finally:
        log.removeHandler(failures)
        log.propagate = True
    if failures.count:
        raise NoDesktopError


async def _show(message: str) -> None:
    notifier = DesktopNotifier(app_name="Segue")
    await notifier.send(title="Segue", message=message, urgency=Urgency.Low)
