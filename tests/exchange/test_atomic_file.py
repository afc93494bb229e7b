"""A file is written whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from caseload_app.exchange.atomic_file import CannotWrite, check_target, write_whole

needs_permissions = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="the account may write everywhere, so nothing can be forbidden to it"
)


def test_a_new_file_holds_what_was_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.txt", b"content")
    assert (tmp_path / "new.txt").read_bytes() == b"content"
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]


def test_an_old_file_is_replaced_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    target = tmp_path / "old.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_can_be_read_by_whom_the_account_lets(tmp_path: Path) -> None:
    plain, whole = tmp_path / "plain", tmp_path / "whole"
    plain.write_bytes(b"")
    write_whole(whole, b"")
    assert whole.stat().st_mode == plain.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        write_whole(tmp_path, b"")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"The folder .*missing does not exist"):
        write_whole(tmp_path / "missing" / "file", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_device_is_no_place_for_a_file() -> None:
    with pytest.raises(CannotWrite, match="not an ordinary file"):
        write_whole(Path("/dev/full"), b"")


@needs_permissions
def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "old"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(CannotWrite, match="open in another program or read-only"):
        check_target(target)


@needs_permissions
def test_a_read_only_folder_is_told_beforehand(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(CannotWrite, match="You may not write in the folder"):
            check_target(tmp_path / "new")
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "close it in Excel and try again"),
        (OSError(28, "No space left on device"), "the disk is full"),
        (OSError(30, "Read-only file system"), "the disk is read-only"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_trouble_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    """The last step fails, as it does on Windows for a file that is open in Excel."""
    target = tmp_path / "old.xlsx"
    target.write_bytes(b"old")

    def fail(_self: Path, _target: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CannotWrite, match=said):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.xlsx"]


def test_a_stop_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "old.xlsx"
    target.write_bytes(b"old")

    def stop(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.xlsx"]


_WRITES_AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from caseload_app.exchange.atomic_file import write_whole
target = Path(sys.argv[1])
for k in range(1_000_000):
    write_whole(target, (b"%d" % (k % 10)) * 2_000_000)
    print(k, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_process_leaves_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "sheet"
    for k in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITES_AGAIN_AND_AGAIN, target], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.003 * k)
            process.send_signal(signal.SIGKILL)
        content = target.read_bytes()
        assert len(content) == 2_000_000
        assert len(set(content)) == 1
