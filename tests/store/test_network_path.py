from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.store.network_path import is_name_on_server, is_on_network, kind_of_mount

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/team /mnt/team\\040files cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
a line that is none
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/a.caseload", "ext4"),
        ("/mnt/team files/a.caseload", "cifs"),
        ("/mnt/team filesystem/a.caseload", "ext4"),
        ("/home/ann/a.caseload", "nfs4"),
        ("/home/local/a.caseload", "ext4"),
    ],
)
def test_the_innermost_mount_counts(path: str, kind: str) -> None:
    assert kind_of_mount(path, MOUNTS) == kind


@pytest.mark.parametrize("path", ["\\\\server\\share\\a", "//server/share/a", "\\\\?\\UNC\\server\\share\\a"])
def test_a_name_on_a_server_is_on_the_network(path: str) -> None:
    assert is_name_on_server(path)


@pytest.mark.parametrize("path", ["C:\\a", "\\\\?\\C:\\a", "\\\\.\\pipe\\a", "/home/a"])
def test_a_name_on_this_machine_is_not(path: str) -> None:
    assert not is_name_on_server(path)


def test_a_file_here_is_not_on_the_network(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path / "team.caseload")
