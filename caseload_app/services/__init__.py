"""What a manager does, one file an action; no SQL and no Qt in here."""
