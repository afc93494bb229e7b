"""What can go wrong with a team file that people can do something about: what happened, and what to do, in a sentence.

Anything else is a fault in the program and is raised as it comes.
"""

from __future__ import annotations

from pathlib import Path


class TeamFileError(Exception):
    """Something about a team file that its message tells in a sentence. What was saved before is untouched."""


class MissingFile(TeamFileError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} does not exist any more. It may have been moved or renamed; look for it there.")


class NotATeamFile(TeamFileError):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is not a team file. A workbook is brought in with Import.")


class DamagedFile(TeamFileError):
    """The file began as a team file and cannot be read any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is damaged and was not opened. Open the latest backup in the folder "
            f"“{path.stem} backups” beside it."
        )


class NewerVersion(TeamFileError):
    """A newer version of the application has written the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} was saved by a newer version of this app, so this one leaves it alone. "
            "Update the app to open it."
        )


class NotReadable(TeamFileError):
    """The file is there and cannot be got at."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be read: you may not, or another program keeps it to itself. "
            "Close other programs that use it, or ask whoever looks after the folder for access."
        )


class NotWritable(TeamFileError):
    """A file cannot be made there."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be written: {why}. Choose another folder.")


class AlreadyThere(TeamFileError):
    """A new file would replace an existing one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already. Open it, or choose another name.")


class OpenedReadOnly(TeamFileError):
    """A change was asked of a file that was opened to be looked at."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Nothing was changed: the file is open to look at only. {why}")


class NotSaved(TeamFileError):
    """A change could not be written, and was taken back."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The change was not saved: {why}. Nothing is lost; try again once that is put right.")


class BackupFailed(TeamFileError):
    """The backup that comes before a migration or an import could not be made, so neither was begun."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Nothing was changed, because the backup before it could not be made: {why}.")


class ChangedMeanwhile(TeamFileError):
    """The file has another revision than the one a change was made for."""

    def __init__(self) -> None:
        super().__init__(
            "The team file was changed by somebody else meanwhile. Open it again to see how it stands now."
        )
