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
    from alembic.config import Config  # noqa: PLC0415 - costs 200 ms, seldom needed
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415 - likewise
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - likewise
    from alembic.util import CommandError  # noqa: PLC0415 - likewise

    config = Config()
    config.set_main_option("script_location", "segue.journal:migrations")
    script = ScriptDirectory.from_config(config)

    def steps(revision: object, _: object) -> object:
        return script._upgrade_revs("head", revision)  # type: ignore[arg-type] # noqa: SLF001 - what `alembic upgrade` calls

    try:
        with EnvironmentContext(config, script, fn=steps) as environment:
            environment.configure(connection=connection, transactional_ddl=True)
            with environment.begin_transaction():
                environment.run_migrations()
    except CommandError:
        raise NewerFormatError from None
