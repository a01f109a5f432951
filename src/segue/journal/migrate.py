"""A database in any released format → the same in the newest one.

Formats are Alembic revisions; their steps stand in ``migrations``. Loading
Alembic takes a fifth of a second, so it is loaded only where a step is due.
"""

from sqlalchemy import Connection, inspect, text

from segue.errors import InputError
from segue.journal.tables import FORMAT


class NewerFormatError(InputError):
    """A newer version of Segue wrote this journal."""

    def __init__(self) -> None:
        """Say what would help."""
        hint = "nothing was changed; a newer Segue opens it"
        super().__init__("the journal has a format that is not known here", hint)


def bring_up_to_date(connection: Connection) -> None:
    """Take whatever steps are missing, within the connection's transaction.

    Raises:
        NewerFormatError: The format is none that was ever released before.
    """
    if format_of(connection) != FORMAT:
        _take_steps(connection)


def format_of(connection: Connection) -> str | None:
    """Return the format's revision, or nothing where there are no tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def _take_steps(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - costs 200 ms, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415 - likewise
    from alembic.util import CommandError  # noqa: PLC0415 - likewise

    config = Config()
    config.set_main_option("script_location", "segue.journal:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise NewerFormatError from None
