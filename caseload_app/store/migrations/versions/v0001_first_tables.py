"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make everything, for a new file."""
    _people_and_cases()
    _dated_things()
    _the_whole()
    _history()
    op.execute("PRAGMA application_id = 1129532484")
    op.execute("INSERT INTO board (id, revision) VALUES (1, 0)")


def _people_and_cases() -> None:
    op.create_table(
        "worker",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("fte", sa.String(), nullable=False),
        sa.Column("asye", sa.Boolean(), nullable=False),
        sa.Column("agency", sa.Boolean(), nullable=False),
        sa.Column("skills", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("max_points", sa.Integer()),
        sa.Column("max_cases", sa.String()),
        sa.Column("start_date", sa.Date()),
        sa.Column("leaving_date", sa.Date()),
        sa.Column("registration_number", sa.String()),
    )
    op.create_table(
        "case",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String()),
        sa.Column("family_id", sa.String()),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("team", sa.String()),
        sa.Column("points", sa.Integer()),
        sa.Column("priority", sa.String(10)),
        sa.Column("received", sa.Date()),
        sa.Column("due", sa.Date()),
        sa.Column("skills", sa.String(), nullable=False),
        sa.Column("language", sa.String()),
        sa.Column("preferred_language", sa.String()),
        sa.Column("preferred_skills", sa.String(), nullable=False),
        sa.Column("worker_id", sa.String(), _worker()),
        sa.Column("previous_worker_id", sa.String()),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("excluded_workers", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("travel_minutes", sa.String()),
        sa.Column("exploitation", sa.Boolean(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.String()),
    )
    op.create_index("case_worker", "case", ["worker_id"])


def _dated_things() -> None:
    op.create_table(
        "reduction",
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("worker_id", sa.String(), _worker(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date()),
        sa.Column("percent", sa.String(), nullable=False),
        sa.Column("no_new_categories", sa.String(), nullable=False),
    )
    op.create_table(
        "travel",
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("worker_id", sa.String(), _worker(), nullable=False),
        sa.Column("minutes", sa.String(), nullable=False),
    )
    op.create_table(
        "involvement",
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("worker_id", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date()),
        sa.Column("change_reason", sa.String()),
    )
    op.create_index("involvement_case", "involvement", ["case_id"])


def _the_whole() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
    )
    op.create_table(
        "baseline",
        sa.Column("case_id", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.String()),
        sa.Column("locked", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "board",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("source_name", sa.String()),
        sa.Column("source_sha256", sa.String()),
        sa.Column("source_rows_kept_out", sa.Integer()),
        sa.Column("source_imported_at", sa.String()),
        sa.CheckConstraint("id = 1", name="one_board"),
    )


def _history() -> None:
    op.create_table(
        "history_step",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("group_id", sa.String(), nullable=False, unique=True),
        sa.Column("revision", sa.Integer(), nullable=False, unique=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.Column("change_reason", sa.String()),
        sa.Column("of_step", sa.Integer(), sa.ForeignKey("history_step.id")),
    )
    op.create_table(
        "history_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("step_id", sa.Integer(), sa.ForeignKey("history_step.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("before", sa.String()),
        sa.Column("after", sa.String()),
    )
    op.create_index("entry_step", "history_entry", ["step_id"])
    op.create_index("entry_thing", "history_entry", ["kind", "thing"])
    for table in ("history_step", "history_entry"):
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
            )


def _worker() -> sa.ForeignKey:
    return sa.ForeignKey("worker.id", deferrable=True, initially="DEFERRED")
