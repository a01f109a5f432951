"""Journals for tests: made with the cheap profile, in a folder of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from segue.journal.ledger import Journal
from segue.journal.opening import create, is_empty, unlock
from segue.journal.profiles import CHEAP
from segue.journal.store import open_file


PASSPHRASE = b"a passphrase for tests"

Opener = Callable[[], Journal]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a journal's file in an empty folder."""
    return tmp_path / "journal.db"


@pytest.fixture
def open_again(file: Path) -> Iterator[Opener]:
    """Open the journal in the file, as often as one likes."""
    opened: list[Journal] = []

    def opener() -> Journal:
        store = open_file(file)
        journal = (
            create(store, PASSPHRASE, CHEAP)
            if is_empty(store)
            else unlock(store, PASSPHRASE)
        )
        opened.append(journal)
        return journal

    yield opener
    for journal in opened:
        journal.close()


@pytest.fixture
def journal(open_again: Opener) -> Journal:
    """Give an empty journal."""
    return open_again()
