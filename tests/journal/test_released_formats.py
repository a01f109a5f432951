"""A journal of every released format opens, and says what it said then."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect

from segue.journal.archive import encode_archive
from segue.journal.ledger import Journal
from segue.journal.migrate import format_of
from segue.journal.opening import unlock
from segue.journal.store import open_file
from segue.journal.tables import FORMAT, METADATA


RELEASED = Path(__file__).with_name("released")
STEPS = Path(__file__).parents[2] / "src/segue/journal/migrations/versions"


@pytest.mark.parametrize("file", sorted(RELEASED.glob("*.db")), ids=lambda f: f.stem)
def test_a_released_format_opens(file: Path, tmp_path: Path) -> None:
    """Its export is, to the byte, the one that was made then."""
    copy = tmp_path / "journal.db"
    shutil.copyfile(file, copy)
    store = open_file(copy)
    journal = unlock(store, b"a passphrase for tests")
    assert encode_archive(journal.read_all()) == file.with_suffix(".json").read_bytes()
    with store.reading() as connection:
        assert format_of(connection) == FORMAT
    store.close()


def test_every_format_has_its_file() -> None:
    """A new step comes with a journal of the format that it made."""
    steps = {file.stem for file in STEPS.glob("format_*.py")}
    assert steps == {file.stem for file in RELEASED.glob("*.db")}
    assert f"format_{FORMAT}" in steps


def test_the_steps_lead_to_the_tables(journal: Journal) -> None:
    """What the steps make is what the tables say, column by column."""
    with journal.store.reading() as connection:
        seen = inspect(connection)
        made = {
            table: {(one["name"], one["nullable"]) for one in seen.get_columns(table)}
            for table in seen.get_table_names()
            if table != "alembic_version"
        }
    assert made == {
        table.name: {(column.name, column.nullable) for column in table.columns}
        for table in METADATA.sorted_tables
    }
