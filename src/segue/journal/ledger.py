"""The journal, unlocked: cases by name, events appended, everything checked.

Reading opens every seal on the way and believes nothing that is not bound to
its place. ``segue.journal.opening`` makes a journal and unlocks it.
"""

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from segue.domain.case_event import Event, Moment
from segue.errors import InputError
from segue.journal import vault
from segue.journal.chain import Head, extend, open_chain, open_head, seal_head
from segue.journal.manifest import Manifest, hash_of, open_manifest, seal_manifest
from segue.journal.profiles import Profile
from segue.journal.store import Store
from segue.journal.tables import CASES, EVENTS, HEADER
from segue.journal.vault import BrokenSealError, JournalDamagedError


class NoSuchCaseError(InputError):
    """No case has this name."""

    def __init__(self, name: str) -> None:
        """Say how to see which there are."""
        hint = "`segue case list` shows which there are"
        super().__init__(f"{name}: no such case", hint)


class CaseExistsError(InputError):
    """A case has this name already."""

    def __init__(self, name: str) -> None:
        """Say what that means."""
        hint = f"`segue case show {name}` shows it; one person is one case"
        super().__init__(f"{name}: there is a case of this name", hint)


class NotEmptyError(InputError):
    """There is a journal already where an empty one is wanted."""

    def __init__(self) -> None:
        """Say what would help."""
        hint = "import into an empty one: set SEGUE_HOME, or wipe this one first"
        super().__init__("the journal is not empty", hint)


class KeptCase(Struct, frozen=True, kw_only=True):
    """One case as the journal has it.

    Attributes:
        name: A slug.
        created_at: When it was made.
        events: All that happened, oldest first.
    """

    name: str
    created_at: Moment
    events: tuple[Event, ...] = ()


class Slot(Struct, frozen=True, kw_only=True):
    """What a case's slot holds.

    Attributes:
        name: A slug.
        created_at: When the case was made.
        key: 32 bytes; seals the case's events and head.
    """

    name: str
    created_at: Moment
    key: bytes


class Examined(Struct, frozen=True):
    """What can be read of a journal, and what cannot.

    Attributes:
        kept: Every case that is whole.
        damages: What is not as it was written, each in a sentence.
    """

    kept: tuple[KeptCase, ...]
    damages: tuple[str, ...]


class _Found(Struct, frozen=True):
    """A case's row, opened."""

    case_id: bytes
    slot: Slot
    head: Head


_SLOTS: Final = msgspec.json.Decoder(Slot)


class Journal:
    """An unlocked journal; holds the data key for as long as it lives."""

    def __init__(self, store: Store, journal_id: bytes, data_key: bytes) -> None:
        """Use ``segue.journal.opening`` instead."""
        self.store = store
        self.journal_id = journal_id
        self._data_key = data_key

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def names(self) -> tuple[str, ...]:
        """Return the cases' names, the oldest case first."""
        with self.store.reading() as connection:
            return tuple(found.slot.name for found in self._cases(connection))

    def read(self, name: str) -> KeptCase:
        """Return one case with all that happened.

        Raises:
            NoSuchCaseError: There is none of this name.
            JournalDamagedError: Something is not what was written.
        """
        with self.store.reading() as connection:
            found = self._find(connection, name)
            rows = _rows(connection, found.case_id)
        return _kept(found, rows)

    def read_all(self) -> tuple[KeptCase, ...]:
        """Return every case with all that happened, the oldest first.

        Raises:
            JournalDamagedError: Something is not what was written.
        """
        with self.store.reading() as connection:
            cases = self._cases(connection)
            by_case: dict[bytes, list[tuple[int, bytes]]] = {
                found.case_id: [] for found in cases
            }
            order = select(EVENTS).order_by(EVENTS.c.case_id, EVENTS.c.place)
            for case_id, place, sealed in connection.execute(order):
                if case_id not in by_case:
                    raise JournalDamagedError("an event belongs to no case")
                by_case[case_id].append((place, sealed))
        return tuple(_kept(found, by_case[found.case_id]) for found in cases)

    def examine(self) -> Examined:
        """Read whatever is whole, and name what is not."""
        damages = [f"the database: {one}" for one in self.store.problems()]
        kept = []
        with self.store.reading() as connection:
            try:
                self._cases(connection)
            except JournalDamagedError as error:
                damages.append(error.where)
            for case_id, slot, head in connection.execute(select(CASES)).all():
                try:
                    found = self._opened(case_id, slot, head)
                    kept.append(_kept(found, _rows(connection, case_id)))
                except JournalDamagedError as error:
                    damages.append(error.where)
        return Examined(tuple(kept), tuple(dict.fromkeys(damages)))

    def add_case(self, kept: KeptCase) -> None:
        """Make a case, with events where it has any.

        Raises:
            CaseExistsError: There is one of this name.
        """
        self.add_cases((kept,))

    def add_cases(
        self, several: Sequence[KeptCase], *, only_first: bool = False
    ) -> None:
        """Make cases, all or none.

        Args:
            several: The cases.
            only_first: Refuse where there are others.

        Raises:
            CaseExistsError: There is one of such a name.
            NotEmptyError: There are others, and there should not be.
        """
        with self.store.writing() as connection:
            taken = {found.slot.name for found in self._cases(connection)}
            if taken and only_first:
                raise NotEmptyError
            for kept in several:
                if kept.name in taken:
                    raise CaseExistsError(kept.name)
                taken.add(kept.name)
                self._insert_case(connection, kept)
            added = sum(len(kept.events) for kept in several)
            self._renew_manifest(connection, added)

    def append(self, name: str, *events: Event) -> None:
        """Write down what happened; once this returns, it stays.

        Raises:
            NoSuchCaseError: There is no case of this name.
        """
        with self.store.writing() as connection:
            found = self._find(connection, name)
            head = _insert_events(connection, found, events)
            sealed = seal_head(found.slot.key, found.case_id, head)
            row = CASES.c.case_id == found.case_id
            connection.execute(update(CASES).where(row).values(head=sealed))
            self._count_events(connection, len(events))

    def forget(self, name: str) -> None:
        """Remove a case, its key and all that happened in it, for good.

        Raises:
            NoSuchCaseError: There is none of this name.
        """
        with self.store.writing() as connection:
            found = self._find(connection, name)
            mine = EVENTS.c.case_id == found.case_id
            connection.execute(delete(EVENTS).where(mine))
            row = CASES.c.case_id == found.case_id
            connection.execute(delete(CASES).where(row))
            self._renew_manifest(connection, -found.head.count)
        self.store.compact()

    def change_secret(self, secret: bytes, profile: Profile) -> None:
        """Wrap the data key anew; nothing else needs sealing again."""
        salt = vault.new_salt()
        wrapped = vault.wrap(self._data_key, secret, salt, self.journal_id, profile)
        new = {"profile": profile.name, "salt": salt, "wrapped": wrapped}
        with self.store.writing() as connection:
            connection.execute(update(HEADER).values(**new))
        self.store.compact()

    def _cases(self, connection: Connection) -> list[_Found]:
        """Return every case, the oldest first, checked against the manifest."""
        rows = connection.execute(select(CASES)).all()
        manifest = self._manifest(connection)
        if manifest.cases != hash_of(row[0] for row in rows):
            raise JournalDamagedError(
                "a case is missing, or one is there that should not be"
            )
        found = [self._opened(case_id, slot, head) for case_id, slot, head in rows]
        if manifest.events != sum(one.head.count for one in found):
            raise JournalDamagedError("a case is not as it was last written")
        return sorted(found, key=lambda one: (one.slot.created_at, one.slot.name))

    def _opened(self, case_id: bytes, slot: bytes, head: bytes) -> _Found:
        try:
            opened = _SLOTS.decode(
                vault.unseal(self._data_key, slot, b"slot 1" + case_id)
            )
        except BrokenSealError:
            raise JournalDamagedError("a case's slot") from None
        return _Found(case_id, opened, open_head(opened.key, case_id, head))

    def _find(self, connection: Connection, name: str) -> _Found:
        for found in self._cases(connection):
            if found.slot.name == name:
                return found
        raise NoSuchCaseError(name)

    def _insert_case(self, connection: Connection, kept: KeptCase) -> None:
        slot = Slot(name=kept.name, created_at=kept.created_at, key=vault.new_key())
        found = _Found(vault.new_id(), slot, Head())
        about = b"slot 1" + found.case_id
        head = _insert_events(connection, found, kept.events)
        connection.execute(
            insert(CASES).values(
                case_id=found.case_id,
                slot=vault.seal(self._data_key, msgspec.json.encode(slot), about),
                head=seal_head(slot.key, found.case_id, head),
            )
        )

    def _manifest(self, connection: Connection) -> Manifest:
        row = connection.execute(select(HEADER.c.manifest)).first()
        if row is None:
            raise JournalDamagedError("the header")
        return open_manifest(self._data_key, self.journal_id, row[0])

    def _renew_manifest(self, connection: Connection, added: int) -> None:
        events = self._manifest(connection).events + added
        ids = connection.execute(select(CASES.c.case_id)).scalars()
        self._write_manifest(connection, Manifest(hash_of(ids), events))

    def _count_events(self, connection: Connection, added: int) -> None:
        before = self._manifest(connection)
        self._write_manifest(connection, Manifest(before.cases, before.events + added))

    def _write_manifest(self, connection: Connection, manifest: Manifest) -> None:
        sealed = seal_manifest(self._data_key, self.journal_id, manifest)
        connection.execute(update(HEADER).values(manifest=sealed))


def _rows(connection: Connection, case_id: bytes) -> Sequence[tuple[int, bytes]]:
    mine = select(EVENTS.c.place, EVENTS.c.sealed).where(EVENTS.c.case_id == case_id)
    return connection.execute(mine.order_by(EVENTS.c.place)).all()


def _kept(found: _Found, rows: Sequence[tuple[int, bytes]]) -> KeptCase:
    slot = found.slot
    events = open_chain(slot.key, found.case_id, found.head, rows)
    return KeptCase(name=slot.name, created_at=slot.created_at, events=events)


def _insert_events(
    connection: Connection, found: _Found, events: Sequence[Event]
) -> Head:
    links = list(extend(found.slot.key, found.case_id, found.head, events))
    if not links:
        return found.head
    rows = [
        {"case_id": found.case_id, "place": head.count, "sealed": sealed}
        for head, sealed in links
    ]
    connection.execute(insert(EVENTS), rows)
    return links[-1][0]
