"""The only place that wires parts together."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from segue.domain.chat_reading import ReadsAnswers
from segue.domain.languages import ENGLISH, ForeignPlaybookError
from segue.domain.page_words import IN_ENGLISH, PageWords
from segue.domain.turn import ReadsActs
from segue.errors import InputError
from segue.playbook.advise import Advisor
from segue.playbook.load import is_compiled, load_built_in
from segue.translation.compiled import compiled_pages


class NoPlaybookError(InputError):
    """The folder that was named is no playbook."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        hint = "expected a folder with playbook.yaml or overlay.yaml in it"
        super().__init__(f"{folder}: no playbook there", hint)


@cache
def built_in_advisor() -> Advisor:
    """Return the built-in playbook, ready to answer."""
    return Advisor(load_built_in())


@cache
def advisor_in(language: str) -> Advisor:
    """Return the built-in playbook in a language, ready to answer.

    Raises:
        InputError: The tables of that language are at fault.
    """
    if language == ENGLISH:
        return built_in_advisor()
    if is_compiled(language):
        return Advisor(load_built_in(language))
    from segue.playbook.translate import made_in  # noqa: PLC0415 - what is compiled needs no tables

    return Advisor(made_in(language))


def words_in(language: str) -> PageWords:
    """Return the words of pages in a language.

    Raises:
        InputError: The tables of that language are at fault.
    """
    if language == ENGLISH:
        return IN_ENGLISH
    compiled = compiled_pages(language)
    if compiled is not None:
        return compiled
    from segue.translation.said import made_pages  # noqa: PLC0415 - what is compiled needs no tables

    return made_pages(language)


def advisor_from(folder: Path | None) -> Advisor:
    """Return the playbook of a folder, or the built-in one.

    Args:
        folder: A whole playbook, or one that is laid over the built-in one.

    Raises:
        InputError: The folder holds no playbook, or a broken one.
    """
    if folder is None:
        return built_in_advisor()
    from segue.playbook.overlay import load_own  # noqa: PLC0415 - the built-in playbook needs none of it

    expect_playbook(folder)
    return Advisor(load_own(folder))


def expect_playbook(folder: Path) -> None:
    """Refuse a folder that is no playbook.

    Raises:
        NoPlaybookError: It is none, neither whole nor laid over another.
    """
    from segue.playbook.overlay import is_overlay  # noqa: PLC0415 - as above

    if not (is_overlay(folder) or (folder / "playbook.yaml").is_file()):
        raise NoPlaybookError(folder)


def checked_advisor_from(folder: Path | None, language: str = ENGLISH) -> Advisor:
    """Return the playbook of a folder for use on a real person's situation.

    A misspelt fact in a stop would switch the stop off; so whatever the check
    calls an error keeps a playbook from being used.

    Args:
        folder: A folder with a playbook; the built-in one if left out.
        language: The language of the built-in one's words.

    Raises:
        InputError: The folder holds no playbook, or one with an error, or it
            was asked for in another language.
    """
    if language != ENGLISH:
        if folder is not None:
            raise ForeignPlaybookError
        return advisor_in(language)
    if folder is None:
        return built_in_advisor()
    from segue.assembly.at_fault import AtFaultError  # noqa: PLC0415 - as below
    from segue.playbook.check import check_folder  # noqa: PLC0415 - the built-in playbook needs no check at run time

    expect_playbook(folder)
    book, findings = check_folder(folder)
    for finding in findings:
        if finding.severity == "error":
            raise AtFaultError(finding)
    return Advisor(book.whole) if book.whole else advisor_from(folder)


def answers_in_chats() -> ReadsAnswers:
    """Return what reads the answers to asks that stand in a chat."""
    from segue.reading.asks import read_plainly  # noqa: PLC0415 - see below
    from segue.reading.content import load_language  # noqa: PLC0415 - numpy costs 100 ms, and a plan needs none of it

    return read_plainly(load_language())


def act_reader() -> ReadsActs:
    """Return the reader of acts, its model loaded."""
    from segue.assembly import mentor  # noqa: PLC0415 - the model's runtime costs 200 ms, and a plan needs none of it

    return mentor.act_reader()


def machine_zone() -> ZoneInfo:
    """Return the zone that this machine is set to, or UTC where none is."""
    import tzlocal  # noqa: PLC0415 - costs 30 ms, and most situations name a zone

    try:
        return ZoneInfo(tzlocal.get_localzone_name() or "UTC")
    except (LookupError, ValueError):
        return ZoneInfo("UTC")


def system_clock() -> datetime:
    """Return the present moment; the one place that asks the machine."""
    return datetime.now(ZoneInfo("UTC"))  # noqa: TID251 - the clock that is handed in
