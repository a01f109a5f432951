"""Alembic's entry: runs the steps on the connection that it is handed."""

from alembic import context

from segue.journal.tables import METADATA


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
