"""The command that sets the project up: what it says, what it carries over, and how it survives being cut short."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev


def told(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=dev.ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_help_names_every_command() -> None:
    done = told("dev.py", "--help")
    assert done.returncode == 0
    assert all(f"\n  {command} " in done.stdout for command in dev.COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["tset"], ["--fast"]])
def test_what_it_does_not_know_is_said_with_exit_code_2(arguments: list[str]) -> None:
    done = told("dev.py", *arguments)
    assert done.returncode == 2
    assert "COMMAND" in done.stderr


def test_a_folder_is_complete_only_once_it_is_marked(tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    assert dev.mark(folder) == ""
    folder.mkdir()
    assert dev.mark(folder) == ""
    dev.set_mark(folder, "abc")
    assert dev.mark(folder) == "abc"
    dev.discard(folder)
    assert dev.mark(folder) == ""
    assert not folder.exists()
    dev.discard(folder)


def test_a_new_lock_a_new_python_or_another_place_makes_another_fingerprint() -> None:
    same = dev.fingerprint(b"lock", "3.11", Path("/a b"))
    assert dev.fingerprint(b"lock", "3.11", Path("/a b")) == same
    assert same not in {
        dev.fingerprint(b"lock2", "3.11", Path("/a b")),
        dev.fingerprint(b"lock", "3.12", Path("/a b")),
        dev.fingerprint(b"lock", "3.11", Path("/a")),
    }


def test_only_one_sets_up_at_a_time(tmp_path: Path) -> None:
    place = tmp_path / "busy"
    with place.open("a+b") as first, place.open("a+b") as second:
        assert dev.locked(first.fileno())
        assert not dev.locked(second.fileno())
        first.close()
        assert dev.locked(second.fileno())


def test_a_place_that_does_not_exist_is_passed_over_and_a_host_is_not(tmp_path: Path) -> None:
    assert dev.is_there(str(tmp_path))
    assert dev.is_there(f"file://{tmp_path}")
    assert dev.is_there("https://packages.council.example/simple")
    assert not dev.is_there(str(tmp_path / "absent"))
    assert not dev.is_there(f"file://{tmp_path}/absent")


@pytest.mark.skipif(
    not dev.TOOLS.exists(), reason="the installer's environment is made by dev.py; this is not its Python"
)
def test_what_pip_is_told_on_this_machine_uv_is_told_too(tmp_path: Path) -> None:
    asked = "import dev; e = dev.uv_environment({}); print(*(f'{{k}}={{e.get(k)}}' for k in sorted(e)), sep='\\n')"
    configured = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "https://packages.council.example/simple",
        "PIP_EXTRA_INDEX_URL": f"file://{tmp_path} file://{tmp_path}/absent",
        "PIP_FIND_LINKS": f"{tmp_path} {tmp_path}/absent",
        "PIP_CERT": "/etc/council.pem",
        "SSL_CERT_FILE": "",
    }
    told_uv = told("-c", asked.format(""), **configured).stdout.splitlines()
    assert "UV_DEFAULT_INDEX=https://packages.council.example/simple" in told_uv
    assert f"UV_INDEX=file://{tmp_path}" in told_uv
    assert f"UV_FIND_LINKS={tmp_path}" in told_uv
    told_lock = told("-c", asked.format("only_default_index=True"), **configured).stdout.splitlines()
    assert "UV_DEFAULT_INDEX=https://packages.council.example/simple" in told_lock
    assert not any(line.startswith(("UV_INDEX=", "UV_FIND_LINKS=")) for line in told_lock)


def test_without_a_package_manager_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(dev.SetupError, match=r"python3-venv is missing\. Please install it\."):
        dev.install_system_packages("This Python cannot make virtual environments", ["python3-venv"])
