"""Whether a file lies on a network drive, where SQLite's write-ahead log does not work: it needs shared memory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

_NETWORK_KINDS = frozenset(
    {
        "nfs",
        "nfs3",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "ceph",
        "glusterfs",
        "lustre",
        "9p",
        "davfs",
        "fuse.sshfs",
        "fuse.davfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.glusterfs",
        "fuse.s3fs",
        "vboxsf",
        "fuse.vmhgfs-fuse",
    }
)
_DRIVE_REMOTE = 4
_MOUNTS = Path("/proc/self/mounts")


def is_on_network(path: Path) -> bool:
    """Whether the file, or the folder it would be in, lies on a network drive."""
    text = os.path.realpath(path)
    if is_name_on_server(text):
        return True
    return _is_mapped_drive(text) if os.name == "nt" else kind_of_mount(text, _mounts()) in _NETWORK_KINDS


def is_name_on_server(path: str) -> bool:
    """Whether a Windows path names a server (two backslashes first), and not a device of this machine."""
    if path.startswith("\\\\?\\UNC\\"):
        return True
    return path.startswith(("\\\\", "//")) and not path.startswith(("\\\\?\\", "\\\\.\\"))


def kind_of_mount(path: str, mounts: str) -> str | None:
    """The kind of file system that a path lies on, by a table of mounts as Linux writes it; None when not known."""
    best, kind = "", None
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = _unescaped(parts[1])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(errors="surrogateescape")
    except OSError:
        return ""


def _unescaped(point: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, character)
    return point


def _is_mapped_drive(path: str) -> bool:
    import ctypes

    root = os.path.splitdrive(path)[0] + "\\"
    kernel: Any = vars(ctypes)["windll"].kernel32  # there on Windows only
    return bool(kernel.GetDriveTypeW(root) == _DRIVE_REMOTE)
