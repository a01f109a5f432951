"""The journal's tables, as its newest format has them.

Three tables, and nothing in them that says who, what or when: random ids,
places in an order, and sealed bytes.

* ``header``: one row. How the data key is wrapped, and the sealed manifest:
  which cases there are, and how many events in all.
* ``cases``: ``slot`` holds a case's name and key, sealed with the data key;
  ``head`` how many events it has and the last one's tag, sealed with its own.
* ``events``: each sealed with its case's key, bound to its case, its place and
  the tag of the event before it.

How the tables came to be, format by format, stands in ``migrations``.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Column, Dialect, Integer, LargeBinary, MetaData, String, Table
from typing_extensions import override


FORMAT: Final = "1"
"""The newest format's revision."""


class Sealed(LargeBinary):
    """Bytes as they stand; anything else in their place is no seal of ours.

    A damaged SQLite file may have a number or a text where bytes were written.
    """

    @override
    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[object], bytes]:
        return _bytes_or_none


def _bytes_or_none(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


METADATA: Final = MetaData()

HEADER: Final = Table(
    "header",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("journal_id", Sealed, nullable=False),
    Column("profile", String, nullable=False),
    Column("salt", Sealed, nullable=False),
    Column("wrapped", Sealed, nullable=False),
    Column("manifest", Sealed, nullable=False),
)
"""One row, whose id is 1."""

CASES: Final = Table(
    "cases",
    METADATA,
    Column("case_id", Sealed, primary_key=True),
    Column("slot", Sealed, nullable=False),
    Column("head", Sealed, nullable=False),
    sqlite_with_rowid=False,
)
"""One row a case."""

EVENTS: Final = Table(
    "events",
    METADATA,
    Column("case_id", Sealed, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("sealed", Sealed, nullable=False),
    sqlite_with_rowid=False,
)
"""One row an event; ``place`` counts from 1 within a case."""
