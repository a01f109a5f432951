"""See whether everything that Segue needs is as it should be."""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from segue.actions.journal_access import Access
from segue.assembly import built_in_advisor, machine_zone
from segue.assembly.agreement import is_agreed
from segue.assembly.home import data_home
from segue.assembly.journal import (
    FILE_NAME,
    KEY_NAME,
    NoJournalYetError,
    NoPassphraseError,
)
from segue.assembly.key_store import key_store
from segue.assembly.model import CONFIGURATION, configured, has_library
from segue.domain.plan import CONTRACT
from segue.errors import SegueError


How = Literal["good", "note", "bad"]
ENOUGH_BYTES: Final = 50 * 1024 * 1024
"""Room on the disk below which it is said."""


class Finding(Struct, frozen=True):
    """One thing that was looked at.

    Attributes:
        what: In a word or two.
        how: ``good``; ``note`` where something is worth knowing; ``bad``.
        says: What was found, and what to do.
    """

    what: str
    how: How
    says: str


class Examined(Struct, frozen=True, kw_only=True):
    """All that was looked at.

    Attributes:
        contract: Version of this document.
        well: Nothing is bad.
        findings: One for each thing.
    """

    contract: int = CONTRACT
    well: bool
    findings: tuple[Finding, ...]


def examine(access: Access) -> Examined:
    """Look at the program, the advice, the data directory and the journal.

    Args:
        access: To the journal.
    """
    looks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _program,
        _advice,
        _clock,
        _data_directory,
        _room,
        lambda: _journal(access),
        _key_store,
        _language_model,
    )
    findings = tuple(finding for look in looks for finding in look())
    return Examined(
        well=all(finding.how != "bad" for finding in findings), findings=findings
    )


def _program() -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Segue", "good", f"{version('segue')} on Python {python}.")


def _advice() -> Iterator[Finding]:
    try:
        playbook = built_in_advisor().playbook
    except SegueError as error:
        yield Finding("Advice", "bad", f"{error.line()}. Install Segue again.")
        return
    count = len(playbook.moves), len(playbook.reasons), len(playbook.stops)
    says = "{} moves, {} reasons, {} stops.".format(*count)
    yield Finding("Advice", "good", says)


def _clock() -> Iterator[Finding]:
    yield Finding("Time zone", "good", f"{machine_zone().key}.")


def _data_directory() -> Iterator[Finding]:
    home = data_home()
    if os.environ.get("SEGUE_DATABASE"):
        yield Finding("Data", "note", "In the database that SEGUE_DATABASE names.")
        return
    if not home.exists():
        yield Finding("Data", "good", f"{home}: not there yet, and not needed yet.")
        return
    seen_by_others = _seen_by_others(home)
    if seen_by_others:
        names = ", ".join(seen_by_others)
        says = f"{names} can be read by others here; chmod go= keeps them out."
        yield Finding("Data", "note", says)
        return
    writable = os.access(home, os.W_OK)
    says = f"{home}." if writable else f"{home}: may not be written."
    yield Finding("Data", "good" if writable else "bad", says)


def _seen_by_others(home: Path) -> list[str]:
    """Return what others may read; a folder closed to them hides all."""
    if os.name != "posix" or not _mode(home) & stat.S_IXOTH:
        return []
    return [
        name
        for name in (FILE_NAME, KEY_NAME, CONFIGURATION)
        if (home / name).exists() and _mode(home / name) & (stat.S_IRGRP | stat.S_IROTH)
    ]


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _room() -> Iterator[Finding]:
    here = data_home()
    while not here.exists():
        here = here.parent
    free = shutil.disk_usage(here).free
    mega = f"{free // (1024 * 1024)} MB free"
    if free < ENOUGH_BYTES:
        yield Finding("Room", "bad", f"{mega}: too little to write safely.")
    else:
        yield Finding("Room", "good", f"{mega}.")


def _journal(access: Access) -> Iterator[Finding]:
    try:
        with access.opened() as journal:
            examined = journal.examine()
    except NoJournalYetError:
        yield Finding("Journal", "good", "None yet. `segue case new NAME` begins one.")
        return
    except NoPassphraseError as error:
        yield Finding("Journal", "note", f"Not looked at: {error.line()}.")
        return
    except SegueError as error:
        yield Finding("Journal", "bad", f"{error.line()}.")
        return
    for damage in examined.damages:
        yield Finding("Journal", "bad", f"Damaged: {damage}. See segue journal check.")
    if not examined.damages:
        cases = len(examined.kept)
        yield Finding(
            "Journal", "good", f"Opens, and every seal holds; cases: {cases}."
        )
    if (data_home() / KEY_NAME).exists():
        says = "Has no passphrase: whoever can read your files can read it."
        yield Finding("Journal", "note", f"{says} `segue journal passphrase` adds one.")


def _key_store() -> Iterator[Finding]:
    works = key_store().priority > 0
    says = (
        "`segue journal unlock --keep` can keep the passphrase there."
        if works
        else "None here. SEGUE_PASSPHRASE, or the question at the terminal, works."
    )
    yield Finding("Key store", "good" if works else "note", says)


def _language_model() -> Iterator[Finding]:
    """Say whether one is configured: its host, nothing else, and no call."""
    what = "Language model"
    try:
        endpoint = configured()
    except SegueError as error:
        yield Finding(what, "bad", f"{error.line()}.")
        return
    if endpoint is None:
        yield Finding(what, "good", "None, and none is needed.")
    elif not has_library():
        says = f"{endpoint.host}, but its library is missing: pip install 'segue[llm]'."
        yield Finding(what, "note", says)
    elif is_agreed(endpoint):
        says = f"{endpoint.host}; you agreed to what is sent there."
        yield Finding(what, "good", says)
    else:
        says = f"{endpoint.host}; nothing is sent before you are asked."
        yield Finding(what, "good", says)
