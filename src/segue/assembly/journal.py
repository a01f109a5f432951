"""Where the journal is, and what opens it: environment, key store, a question.

The journal is ``journal.db`` in the data directory, or the database that
``SEGUE_DATABASE`` names. Its passphrase comes from ``SEGUE_PASSPHRASE``, the
platform's key store, or whoever can be asked, in this order. Whoever wants no
passphrase gets a key file beside the journal instead: then whoever can read
the folder can read the journal, and a copy of ``journal.db`` alone tells
nothing.
"""

import os
from pathlib import Path

from segue.assembly.home import FILE_NAME, KEY_NAME, data_home
from segue.assembly.key_store import passphrase_at_hand
from segue.domain.secret import Ask
from segue.errors import InputError
from segue.journal.ledger import Journal
from segue.journal.opening import create, id_of, profile_of, unlock
from segue.journal.profiles import DEFAULT, KEY_FILE_1, Profile
from segue.journal.store import NoRightToWriteError, Store, open_file, open_url
from segue.journal.vault import new_key


class NoJournalYetError(InputError):
    """There is no journal."""

    def __init__(self) -> None:
        """Say what begins one."""
        super().__init__("there is no journal yet", "`segue case new NAME` begins one")


class NoPassphraseError(InputError):
    """Nothing tells the passphrase, and nobody can be asked."""

    def __init__(self) -> None:
        """Say where it is looked for."""
        hint = "set SEGUE_PASSPHRASE, or call this on a terminal, where it is asked"
        super().__init__("the journal needs a passphrase", hint)


class NoKeyFileError(InputError):
    """The journal was made without a passphrase, and its key file is gone."""

    def __init__(self, file: Path) -> None:
        """Name the file."""
        hint = "put it back from a copy; without it the journal cannot be read"
        super().__init__(f"{file.name}: no such file beside the journal", hint)


def open_store(*, make: bool) -> Store:
    """Open the journal's store.

    Args:
        make: Make one where there is none.

    Raises:
        NoJournalYetError: There is none, and none is to be made.
    """
    database = os.environ.get("SEGUE_DATABASE")
    if database:
        return open_url(database)
    file = data_home() / FILE_NAME
    if not make and not file.exists():
        raise NoJournalYetError
    return open_file(file)


def open_journal(ask: Ask | None, *, make: bool, profile: Profile = DEFAULT) -> Journal:
    """Open the journal with whatever opens it.

    Args:
        ask: Asks the person, where one can be asked.
        make: Make a journal where there is none.
        profile: What a derivation costs in a new journal.

    Raises:
        NoJournalYetError: There is none, and none is to be made.
        WrongPassphraseError: What was found or said does not open it.
        NoPassphraseError: Nothing was found, and nobody can be asked.
    """
    store = open_store(make=make)
    try:
        return _opened(store, ask, make=make, profile=profile)
    except BaseException:
        store.close()
        raise


def _opened(store: Store, ask: Ask | None, *, make: bool, profile: Profile) -> Journal:
    known = profile_of(store)
    if known is not None:
        return unlock(store, _secret(store, known, ask))
    if not make:
        raise NoJournalYetError
    return _new_journal(store, ask, profile)


def _secret(store: Store, profile: str, ask: Ask | None) -> bytes:
    if profile == KEY_FILE_1.name:
        return _read_key_file(data_home() / KEY_NAME)
    found = os.environ.get("SEGUE_PASSPHRASE") or passphrase_at_hand(id_of(store))
    if not found and ask is None:
        raise NoPassphraseError
    return (found or (ask("passphrase") if ask else "")).encode()


def _new_journal(store: Store, ask: Ask | None, profile: Profile) -> Journal:
    passphrase = os.environ.get("SEGUE_PASSPHRASE")
    if not passphrase:
        if ask is None:
            raise NoPassphraseError
        passphrase = ask("new_passphrase")
    if passphrase:
        return create(store, passphrase.encode(), profile)
    return create(store, make_key_file(), KEY_FILE_1)


def make_key_file() -> bytes:
    """Write a new key file and return what is in it.

    Raises:
        NoRightToWriteError: There is one already, or it cannot be written.
    """
    key, file = new_key(), data_home() / KEY_NAME
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as opened:
            opened.write(key)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        raise NoRightToWriteError(file.name) from None
    return key


def remove_key_file() -> None:
    """Remove the key file, if there is one."""
    (data_home() / KEY_NAME).unlink(missing_ok=True)


def _read_key_file(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise NoKeyFileError(file) from None


def remove_files() -> None:
    """Remove the journal's own files from the data directory."""
    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", KEY_NAME):
        (data_home() / name).unlink(missing_ok=True)
