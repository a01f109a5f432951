"""Where the journal's rows are kept: SQLite by default, PostgreSQL for hosting.

A write is acknowledged when it is on the disk: SQLite runs in WAL mode and
flushes at every commit, and PostgreSQL does so by itself. Writers take their
turn from the first statement on, so that two processes never extend a chain
from the same end. Deleted rows are overwritten (``secure_delete``).

What the database itself complains about comes out as one of four errors, none
of which repeats a value: no room, no right to write, in use, damaged.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from segue.errors import InputError, SegueError
from segue.journal.migrate import bring_up_to_date, format_of
from segue.journal.tables import FORMAT
from segue.journal.vault import JournalDamagedError


WAIT_SECONDS: Final = 10
"""How long to wait for another process's write."""

_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_NO_ROOM: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_NO_RIGHT: Final = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
)
_IN_USE: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_LOCK_NUMBER: Final = 0x5E60E
"""What Segue's writers on one PostgreSQL database wait for each other by."""

_PRIMARY: Final = 0xFF
"""SQLite's extended codes carry the primary one in their lowest byte."""


class NoRoomError(SegueError):
    """The disk took no more."""

    def __init__(self, where: str) -> None:
        """Name the place."""
        hint = "this was not recorded, and all before it is safe; make room, try again"
        super().__init__(f"{where}: the disk is full or cannot be written", hint)


class NoRightToWriteError(SegueError):
    """The journal's folder or file may not be written."""

    def __init__(self, where: str) -> None:
        """Name the place."""
        hint = "nothing was changed; allow writing there, or set SEGUE_HOME"
        super().__init__(f"{where}: may not be written", hint)


class JournalInUseError(SegueError):
    """Another process holds the journal for too long."""

    def __init__(self, where: str) -> None:
        """Name the place."""
        hint = "nothing was recorded; try again"
        super().__init__(f"{where}: in use by another program", hint)


class DatabaseUnreachableError(SegueError):
    """The database that was configured does not answer as it should."""

    def __init__(self, where: str) -> None:
        """Name the place, without a password."""
        hint = "see that it runs and that SEGUE_DATABASE is right"
        super().__init__(f"{where}: the database cannot be used", hint)


class DatabaseNameError(InputError):
    """What was configured names no database that Segue can use."""

    def __init__(self) -> None:
        """Say what would, without repeating what may hold a password."""
        hint = "expected sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        super().__init__("SEGUE_DATABASE: no database that can be used", hint)


class NoDriverError(InputError):
    """What speaks to PostgreSQL was not installed along."""

    def __init__(self) -> None:
        """Say how to install it."""
        super().__init__(
            "SEGUE_DATABASE: PostgreSQL's library is not installed",
            "pip install 'segue[postgres]'",
        )


class Store:
    """One database with a journal's tables, opened."""

    def __init__(self, engine: Engine, where: str, file: Path | None) -> None:
        """Take a connected engine; use ``open_file`` or ``open_url``."""
        self._engine = engine
        self.where = where
        self.file = file

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which everything is of one moment."""
        with complaints(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes all count, durably, or none does."""
        with complaints(self.where), self._engine.connect() as connection:
            if self.file:
                connection.execution_options(segue_begin="BEGIN IMMEDIATE")
                turn = None
            else:
                # Whoever waited for a turn must see what was written meanwhile.
                connection.execution_options(isolation_level="READ COMMITTED")
                turn = text("SELECT pg_advisory_xact_lock(:segue)")
            with connection.begin():
                if turn is not None:
                    connection.execute(text("SET LOCAL synchronous_commit = on"))
                    connection.execute(turn, {"segue": _LOCK_NUMBER})
                yield connection

    def compact(self) -> None:
        """Give back freed pages, and empty the write-ahead log."""
        statements = ["VACUUM FULL"]
        if self.file:
            truncate = "PRAGMA wal_checkpoint(TRUNCATE)"
            statements = [truncate, "VACUUM", truncate]
        with complaints(self.where), self._engine.connect() as connection:
            if self.file:
                connection.execution_options(segue_begin="")
            else:
                connection.execution_options(isolation_level="AUTOCOMMIT")
            for statement in statements:
                connection.exec_driver_sql(statement)

    def problems(self) -> list[str]:
        """Return what the database itself finds wrong with its file."""
        if not self.file:
            return []
        with self.reading() as connection:
            rows = connection.exec_driver_sql("PRAGMA integrity_check").all()
        return [] if [tuple(row) for row in rows] == [("ok",)] else ["database pages"]

    def close(self) -> None:
        """Let go of the database; SQLite folds its write-ahead log in."""
        self._engine.dispose()


def open_file(file: Path) -> Store:
    """Open a journal's file, and make it where there is none.

    Raises:
        SegueError: It cannot be read or written, or is damaged.
    """
    where = file.name
    with complaints(where):
        _make_private(file)
    url = URL.create("sqlite+pysqlite", database=str(file))
    engine = create_engine(
        url,
        poolclass=StaticPool,
        hide_parameters=True,
        connect_args={
            "timeout": WAIT_SECONDS,
            "isolation_level": None,
            "check_same_thread": False,
        },
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return _ready(Store(engine, where, file))


def open_url(name: str) -> Store:
    """Open the database that an SQLAlchemy URL names.

    Raises:
        DatabaseNameError: It is none, or of a kind that Segue does not use.
        NoDriverError: It is PostgreSQL, and its library is not installed.
        SegueError: It cannot be reached.
    """
    try:
        url = make_url(name)
        if url.get_backend_name() == "sqlite" and url.database:
            return open_file(Path(url.database))
        if url.get_backend_name() != "postgresql":
            raise DatabaseNameError
        engine = create_engine(
            url, isolation_level="REPEATABLE READ", hide_parameters=True
        )
    except ModuleNotFoundError as error:
        if error.name == "psycopg":
            raise NoDriverError from None
        raise DatabaseNameError from None
    except (ArgumentError, NoSuchModuleError):
        raise DatabaseNameError from None
    return _ready(Store(engine, url.render_as_string(), None))


def _ready(store: Store) -> Store:
    try:
        with store.reading() as connection:
            is_newest = format_of(connection) == FORMAT
        if not is_newest:
            with store.writing() as connection:
                bring_up_to_date(connection)
    except SegueError:
        store.close()
        raise
    return store


def _make_private(file: Path) -> None:
    """Make folder and file so that only their owner can read them."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _set_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get("segue_begin", "BEGIN")
    if statement:
        connection.exec_driver_sql(statement)


@contextmanager
def complaints(where: str) -> Iterator[None]:
    """Turn what a database or the file system raises into our errors.

    Raises:
        SegueError: One of this module's, or ``JournalDamagedError``.
    """
    try:
        yield
    except DBAPIError as error:
        raise _explained(error.orig, where) from None
    except sqlite3.Error as error:
        raise _explained(error, where) from None
    except UnicodeDecodeError:
        # SQLite quotes what it cannot read in its complaint, byte for byte.
        raise _damaged(where) from None
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        raise (NoRoomError if full else NoRightToWriteError)(where) from None


def _explained(error: BaseException | None, where: str) -> SegueError:
    if not isinstance(error, sqlite3.Error):
        return DatabaseUnreachableError(where)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY
    if code in _NO_ROOM:
        return NoRoomError(where)
    if code in _NO_RIGHT:
        return NoRightToWriteError(where)
    if code in _IN_USE:
        return JournalInUseError(where)
    return _damaged(where)


def _damaged(where: str) -> JournalDamagedError:
    return JournalDamagedError(f"{where} is no database that can be read")
