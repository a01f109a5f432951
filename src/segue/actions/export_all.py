"""Let a whole journal leave, and come back."""

from pathlib import Path

from msgspec import Struct

from segue.actions.journal_access import Access
from segue.actions.new_file import write_new
from segue.domain.plan import CONTRACT
from segue.errors import InputError
from segue.journal.archive import decode_archive, encode_archive


class ArchiveFileError(InputError):
    """The file to import cannot be read."""

    def __init__(self, file: Path, reason: str) -> None:
        """Name the file and what is wrong."""
        super().__init__(f"{file}: {reason}")


class Moved(Struct, frozen=True, kw_only=True):
    """What went out or came in.

    Attributes:
        contract: Version of this document.
        file: The file's name.
        cases: How many.
        events: How many in all of them.
        damages: What could not be read, and is not in the file.
    """

    contract: int = CONTRACT
    file: str
    cases: int
    events: int
    damages: tuple[str, ...] = ()


def export_journal(
    access: Access, file: Path, *, replace: bool = False, whats_whole: bool = False
) -> Moved:
    """Write all that the journal holds into one readable file.

    Args:
        access: To the journal.
        file: Where to; only its owner can read it.
        replace: Write over a file that is there already.
        whats_whole: Leave out what is damaged, instead of refusing.

    Raises:
        JournalDamagedError: Something is not what was written.
        InputError: The file is there already.
    """
    damages: tuple[str, ...] = ()
    with access.opened() as journal:
        if whats_whole:
            examined = journal.examine()
            kept, damages = examined.kept, examined.damages
        else:
            kept = journal.read_all()
    write_new(file, encode_archive(kept), replace=replace)
    events = sum(len(case.events) for case in kept)
    return Moved(file=str(file), cases=len(kept), events=events, damages=damages)


def archive_of(access: Access) -> bytes:
    """Return all that the journal holds, as ``export_journal`` writes it.

    Raises:
        JournalDamagedError: Something is not what was written.
    """
    with access.opened() as journal:
        return encode_archive(journal.read_all())


def import_journal(access: Access, file: Path) -> Moved:
    """Take in all that an exported file holds, into an empty journal.

    Raises:
        InputError: The file is none, or the journal holds cases already.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise ArchiveFileError(file, reason) from None
    try:
        kept = decode_archive(data)
    except InputError as error:
        raise ArchiveFileError(file, error.line()) from None
    with access.begun() as journal:
        journal.add_cases(kept, only_first=True)
    events = sum(len(case.events) for case in kept)
    return Moved(file=str(file), cases=len(kept), events=events)
