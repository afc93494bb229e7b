"""What Alembic runs: the migrations on the connection that the store hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from caseload_app.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
