"""A store → an unlocked journal: made, opened, or erased."""

from sqlalchemy import delete, insert, select

from segue.journal import vault
from segue.journal.ledger import Journal, NotEmptyError
from segue.journal.manifest import Manifest, hash_of, seal_manifest
from segue.journal.profiles import Profile
from segue.journal.store import Store
from segue.journal.tables import CASES, EVENTS, HEADER
from segue.journal.vault import JournalDamagedError


def is_empty(store: Store) -> bool:
    """Say whether no journal has been made in a store yet."""
    with store.reading() as connection:
        return connection.execute(select(HEADER.c.id)).first() is None


def profile_of(store: Store) -> str | None:
    """Return the name of the profile, or nothing where no journal is."""
    with store.reading() as connection:
        row = connection.execute(select(HEADER.c.profile)).first()
    return row[0] if row else None


def erase(store: Store) -> None:
    """Remove everything, without needing what opens it."""
    with store.writing() as connection:
        for table in (EVENTS, CASES, HEADER):
            connection.execute(delete(table))
    store.compact()


def id_of(store: Store) -> bytes:
    """Return a journal's random id; it says nothing about anybody."""
    with store.reading() as connection:
        row = connection.execute(select(HEADER.c.journal_id)).first()
    if row is None:
        raise JournalDamagedError("the header")
    return bytes(row[0])


def create(store: Store, secret: bytes, profile: Profile) -> Journal:
    """Make a journal in an empty store.

    Args:
        store: With no journal in it.
        secret: The passphrase in UTF-8, or the key file's bytes.
        profile: What a derivation costs; named, so that none is by accident.

    Raises:
        NotEmptyError: There is one already.
    """
    data_key, journal_id = vault.new_key(), vault.new_id()
    salt = vault.new_salt()
    nothing = Manifest(hash_of(()), 0)
    header = {
        "id": 1,
        "journal_id": journal_id,
        "profile": profile.name,
        "salt": salt,
        "wrapped": vault.wrap(data_key, secret, salt, journal_id, profile),
        "manifest": seal_manifest(data_key, journal_id, nothing),
    }
    with store.writing() as connection:
        if connection.execute(select(HEADER.c.id)).first() is not None:
            raise NotEmptyError
        connection.execute(insert(HEADER).values(**header))
    return Journal(store, journal_id, data_key)


def unlock(store: Store, secret: bytes) -> Journal:
    """Open a journal.

    Raises:
        WrongPassphraseError: The secret is another one.
        JournalDamagedError: There is no header to read.
    """
    with store.reading() as connection:
        rows = connection.execute(select(HEADER)).all()
    if len(rows) != 1 or len(rows[0].salt) != vault.SALT_BYTES:
        raise JournalDamagedError("the header")
    _, journal_id, profile, salt, wrapped, _ = rows[0]
    data_key = vault.unwrap(wrapped, secret, salt, journal_id, profile)
    return Journal(store, journal_id, data_key)
