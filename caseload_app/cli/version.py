"""Which version of what is running."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def version_of(package: str) -> str:
    """The installed version of a package, or a plain statement that it is not installed as one."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def app_version() -> str:
    """The version of the application."""
    return version_of("caseload-app")


def solver_version() -> str:
    """The version of the engine and of what it computes with."""
    from solver.run import VERSION

    return f"{VERSION} (OR-Tools {version_of('ortools')})"
