"""The house around the code: the lock, the metadata, who imports whom, and what a command may load."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from importlib.resources import files
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from caseload_app.domain.policy import setting_names, setting_value, shipped_policy
from solver.problem import Role

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HEAVY = ("PySide6", "ortools", "openpyxl", "sqlalchemy", "alembic", "numpy", "pandas", "lxml")


def locked() -> dict[str, list[str]]:
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", LOCK, re.MULTILINE):
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


def requirements() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(line) for lines in (PROJECT["dependencies"], *extras) for line in lines]


def test_the_lock_names_no_index_and_no_host() -> None:
    assert re.findall(r"https?:|file:|--\S*index\S*|--find-links|--trusted-host| @ ", LOCK) == []


def test_every_locked_package_has_a_hash() -> None:
    packages = re.findall(r"^[A-Za-z0-9].*?(?=^[A-Za-z0-9]|\Z)", LOCK, re.MULTILINE | re.DOTALL)
    assert packages
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_what_the_project_asks_for_is_locked_within_its_range(requirement: Requirement) -> None:
    versions = locked().get(canonicalize_name(requirement.name), [])
    assert versions, f"{requirement.name} is not in the lock: python3 dev.py lock"
    assert all(requirement.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_every_range_has_both_ends(requirement: Requirement) -> None:
    operators = {part.operator for part in requirement.specifier}
    assert operators == {">=", "<"}


def test_what_is_installed_is_what_is_locked() -> None:
    versions = locked()
    installed = {canonicalize_name(d.name): d.version for d in metadata.distributions()}
    for name, version in installed.items():
        if name in versions:
            assert Version(version) in map(Version, versions[name])


@pytest.mark.parametrize("module", ["caseload_app.cli", "caseload_app.domain.policy", "solver.problem", "solver.rules"])
def test_a_command_starts_without_loading_what_is_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert "solver" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_nobody_imports_whom_they_may_not() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports.exe" if sys.platform == "win32" else "lint-imports")
    linted = subprocess.run([lint_imports], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize("path", ["policy/england.toml", "samples/north_team.xlsx"])
def test_what_ships_is_found_as_a_resource(path: str) -> None:
    assert files("resources").joinpath(path).read_bytes()


def test_the_command_is_installed_under_its_name() -> None:
    (script,) = metadata.entry_points(group="console_scripts", name="caseload-app")
    assert script.value == "caseload_app.cli:main"
    assert metadata.version("caseload-app") == PROJECT["version"]


def test_the_rules_for_readers_show_the_table_that_ships() -> None:
    rules = (ROOT / "docs" / "RULES.md").read_text(encoding="utf-8")
    for category in shipped_policy().categories.values():
        code = f"**{category.code}**" if category.must_allocate else category.code
        (row,) = [line for line in rules.splitlines() if line.startswith(f"| {code} |")]
        _, _, name, points, skills, roles, asye, long_term, priority, _ = [cell.strip() for cell in row.split("|")]
        assert name == category.name
        assert int(points) * 100 == category.points
        assert set(skills.split(", ")) == category.skills
        assert {Role(role) for role in roles.split(", ")} == category.roles
        assert (asye == "yes", long_term == "yes") == (category.asye_may_lead, category.long_term)
        assert priority == category.priority.name.lower()


def test_the_workbook_for_readers_names_every_setting_with_its_default() -> None:
    text = (ROOT / "docs" / "WORKBOOK.md").read_text(encoding="utf-8")
    shipped = shipped_policy()
    names = [name for name in setting_names(shipped) if not name.startswith("categories.")]
    assert [name for name in names if f"| `{name}` | {setting_value(shipped, name)} |" not in text] == []
