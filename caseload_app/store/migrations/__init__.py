"""How the tables came to be, version by version (Alembic). Files that exist are brought forward by these."""
