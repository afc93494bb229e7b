"""The team file (`.caseload`): one SQLite database with the team, its history and nothing else. Loads SQLAlchemy.

`team_file` opens one; `unit_of_work` changes it; `history` tells what was done; `lock` lets one person write at a time.
"""
