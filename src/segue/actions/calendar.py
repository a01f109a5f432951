"""Write what is to be done into a calendar file, with alarms."""

from datetime import datetime
from pathlib import Path
from typing import Final

from segue.actions.due import due_in
from segue.actions.journal_access import Access
from segue.actions.moment import moment_of
from segue.actions.new_file import write_new
from segue.followup.calendar import PRODUCT, Entry, calendar_of


_HEAD_BYTES: Final = 200
"""Within which a calendar says who made it."""


def write_calendar(
    access: Access,
    file: Path,
    *,
    details: bool = False,
    replace: bool = False,
    now: str | None = None,
    tz: str | None = None,
) -> int:
    """Write an iCalendar file and say how many entries it has.

    Args:
        access: To the journal.
        file: Where to.
        details: Say for whom and with which words.
        replace: Write over a file that is there already.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone for cases that name none.

    Raises:
        InputError: The file is there already, or cannot be written.
    """
    made, count = calendar_bytes(access, details=details, now=now, tz=tz)
    write_new(file, made, replace=replace or _is_ours(file))
    return count


def calendar_bytes(
    access: Access,
    *,
    details: bool = False,
    now: str | None = None,
    tz: str | None = None,
) -> tuple[bytes, int]:
    """Return an iCalendar file, and how many entries it has.

    Args:
        access: To the journal.
        details: Say for whom and with which words.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone for cases that name none.
    """
    with access.opened() as journal:
        secret = journal.journal_id
        kept = journal.read_all()
    sizes = {case.name: len(case.events) for case in kept}
    entries = [
        Entry(
            name=due.case,
            what=due.what,
            at=datetime.fromisoformat(due.suggested),
            draft=due.draft,
            revision=sizes[due.case],
        )
        for due in due_in(kept, now=now, tz=tz).due
    ]
    made = calendar_of(entries, secret, moment_of(now, tz).now, details=details)
    return made, len(entries)


def _is_ours(file: Path) -> bool:
    """Say whether a file is a calendar that Segue wrote, to be renewed."""
    try:
        with file.open("rb") as opened:
            return PRODUCT.encode() in opened.read(_HEAD_BYTES)
    except OSError:
        return False
