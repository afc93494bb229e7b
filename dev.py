#!/usr/bin/env python3
"""Sets the project up on this machine and does what it is asked: run, test, check, bench, bundle, screenshots, lock.

Needs Python 3.11 and nothing else. What it makes stays inside the project: `.venv` holds exactly what stands in
requirements.lock and the project itself, `.dev` holds the installer. Both are made again when their input changed or
when an earlier attempt was cut short; deleting them loses nothing.
"""

from __future__ import annotations

import argparse
import ast
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
PRIVATE = ROOT / ".dev"
TOOLS = PRIVATE / "tools"
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = "Scripts" if WINDOWS else "bin"
EXE = ".exe" if WINDOWS else ""

SAMPLE = Path("resources", "samples", "north_team.xlsx")
SAMPLE_DAY = "2026-03-02"

QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt takes from the system on Linux, and Debian's package for it."""

X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What it takes besides for a window on a screen."""

CHECKS = (
    ("ruff", "format", "--check", "--quiet"),
    ("ruff", "check", "--quiet"),
    ("mypy",),
    ("lint-imports",),
    ("deptry", "."),
)


class SetupError(Exception):
    """What stands in the way of setting up, and what to do about it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Does one command; the exit code is the command's own."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    parser = argparse.ArgumentParser(
        prog="dev.py",
        usage="dev.py COMMAND [what the command passes on]",
        description="Sets the project up, then does what it is asked.",
        epilog="\n".join(["commands:", *(f"  {name:11} {text}" for name, (_, text) in COMMANDS.items())]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help=f"one of {', '.join(COMMANDS)}")
    command, _ = COMMANDS[parser.parse_args(words[:1]).command]
    try:
        return command(words[1:])
    except (SetupError, OSError) as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(rest: Sequence[str]) -> int:
    """Allocates the sample team into the project folder; opens the window, or draws it where there is no display."""
    set_up()
    allocate = ["allocate", str(ROOT / SAMPLE), "--date", SAMPLE_DAY, "--output", str(ROOT / "allocation.xlsx")]
    code = start([str(tool("caseload-app")), *allocate, *rest])
    if code != 0:
        return code
    print("The allocation sheet of the sample team is allocation.xlsx, in the project folder.", flush=True)
    if has_display():
        print("The window opens with a fresh copy of the sample team; close it to end.", flush=True)
        return start([str(tool("caseload-app")), "demo"])
    code = start([str(tool("python")), "-m", "caseload_app.picture", str(ROOT / "board.png")])
    if code == 0:
        print("There is no display here: board.png, in the project folder, shows the board.")
    return code


def has_display() -> bool:
    """Whether a window can be shown."""
    return WINDOWS or sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def test(rest: Sequence[str]) -> int:
    """Runs the tests: all of them in as many processes as the machine has cores, or, in one, what is asked for."""
    set_up()
    spread = () if rest else ("--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal")
    return start([str(tool("python")), "-m", "pytest", *spread, *rest])


def check(_rest: Sequence[str]) -> int:
    """Looks the code over: every check runs, whatever an earlier one found."""
    set_up()
    failed = []
    for name, *rest in CHECKS:
        shown = " ".join([name, *rest[:1]])
        print(f"{shown} ...", flush=True)
        if start([str(tool(name)), *rest]) != 0:
            failed.append(shown)
    print(f"Not passed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def bench(rest: Sequence[str]) -> int:
    """Measures, and prints what it measured; nothing is asserted."""
    set_up()
    return start([str(tool("python")), "-m", "tests.benchmarks", *rest])


def bundle(rest: Sequence[str]) -> int:
    """Makes the folder that starts without Python, and has it test itself."""
    set_up()
    made = ROOT / "dist" / "caseload-app"
    how = ["--noconfirm", "--log-level", "WARN", "--distpath", str(made.parent), "--workpath", str(ROOT / "build")]
    code = start([str(tool("pyinstaller")), *how, *rest, str(ROOT / "build_installer.spec")])
    if code == 0:
        code = start([str(made / f"caseload-app{EXE}"), "--self-test"])
        print(f"The bundle is {made}." if code == 0 else f"The bundle in {made} does not pass its own test.")
    return code


def screenshots(rest: Sequence[str]) -> int:
    """Makes a picture of every screen in both themes, scaled up and with large text too; index.html shows all."""
    set_up()
    return start([str(tool("python")), "-m", "tests.pictures", *(rest or [str(ROOT / "screenshots")])])


def lock(rest: Sequence[str]) -> int:
    """Writes requirements.lock anew: for every platform, with hashes, without the address of any index.

    Only the default index is asked, so that the hashes of all platforms are there, and only releases a week old.
    """
    with one_at_a_time():
        uv = installer()
        compile_ = ["pip", "compile", "pyproject.toml", "--extra", "dev", "--output-file", LOCK.name]
        how = ["--universal", "--generate-hashes", "--python-version", "3.11", "--exclude-newer", "1 week", "--quiet"]
        why = ["--custom-compile-command", "python3 dev.py lock"]
        code = start([uv, *compile_, *how, *why, *rest], uv_environment(only_default_index=True))
        if code == 0 and re.search(r"https?:|file:|--(extra-)?index|--find-links", LOCK.read_text(encoding="utf-8")):
            raise SetupError("requirements.lock names an index; it has to work with everybody's own")
        return code


COMMANDS = {
    "run": (run, "allocate the sample team, leave allocation.xlsx, open the window (no display: board.png)"),
    "test": (test, "run the tests; anything after it goes to pytest"),
    "check": (check, "formatting, style, types, who imports whom, dependencies"),
    "bench": (bench, "measure"),
    "bundle": (bundle, "make the folder that starts without Python, in dist/, and test it"),
    "screenshots": (screenshots, "make a picture of every screen, in screenshots/ or the folder named"),
    "lock": (lock, "write requirements.lock from pyproject.toml; --upgrade for newer releases"),
}


def tool(name: str) -> Path:
    """A program of the project's environment."""
    return VENV / BIN / f"{name}{EXE}"


def start(command: Sequence[str], extra: Mapping[str, str] | None = None, *, quiet: bool = False) -> int:
    """Starts a program in the project folder, waits, and gives its exit code; quiet: only its errors are seen."""
    sys.stdout.flush()
    environment = {**clean_environment(), **(extra or {})}
    out = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=out, check=False).returncode


# Setting up ----------------------------------------------------------------------------------------------------------


def set_up() -> None:
    """Makes the environment hold what the lock and pyproject.toml say; does nothing when it already does."""
    packages = fingerprint(LOCK.read_bytes(), sys.version, base_python(), ROOT)
    project = fingerprint((ROOT / "pyproject.toml").read_bytes())
    with one_at_a_time():
        if not mark(VENV).startswith(packages) or not tool("python").exists():
            install_packages()
            set_mark(VENV, packages)
        if mark(VENV) != packages + project or not tool("caseload-app").exists():
            install_project()
            set_mark(VENV, packages + project)
        see_to_libraries()


def see_to_libraries() -> None:
    """Has the libraries installed that Qt does not bring along."""
    if not sys.platform.startswith("linux"):
        return
    wanted = {**QT_LIBRARIES, **(X_LIBRARIES if os.environ.get("DISPLAY") else {})}
    missing = [package for library, package in wanted.items() if not loads(library)]
    if missing:
        install_system_packages("The window needs libraries that are not on this machine", missing)


def loads(library: str) -> bool:
    """Whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages() -> None:
    """A fresh environment with every locked package."""
    uv = installer()
    print("Setting up .venv; the first time this takes a minute or two.", flush=True)
    discard(VENV)
    make = [uv, "venv", "--quiet", "--no-project", "--python", base_python(), str(VENV)]
    must(make, uv_environment(), "the environment .venv could not be made")
    sync = [uv, "pip", "sync", "--python", str(tool("python")), "--require-hashes", "--no-build", LOCK.name]
    sync += [] if sys.stdout.isatty() else ["--quiet"]
    sync += ["--no-index"] if pip_configuration().get("no-index", "").lower() in {"1", "true", "yes", "on"} else []
    if start(sync, uv_environment()) != 0:
        print("Trying again with what is on this machine already.", flush=True)
        must([*sync, "--offline"], uv_environment(), "the packages in requirements.lock could not be installed")


def install_project() -> None:
    """The project itself, in place, built with what is installed already."""
    how = ["--quiet", "--offline", "--no-index", "--no-deps", "--no-build-isolation", "--reinstall"]
    install = [installer(), "pip", "install", "--python", str(tool("python")), *how, "--editable", str(ROOT)]
    must(install, uv_environment(), "the project could not be installed into .venv")


def must(command: Sequence[str], extra: Mapping[str, str], otherwise: str) -> None:
    """Starts a program that has to succeed."""
    if start(command, extra) != 0:
        raise SetupError(f"{otherwise}; the lines above say why")


def installer() -> str:
    """The program uv, of the version and with the hash in the lock, in an environment of its own."""
    uv = TOOLS / BIN / f"uv{EXE}"
    locked = re.search(r"^uv==.*(?:\n .*)*", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if locked is None:
        raise SetupError("requirements.lock does not say which uv to use")
    wanted = fingerprint(locked.group(), base_python())
    if uv.exists() and mark(TOOLS) == wanted:
        return str(uv)
    if not has("ensurepip") and not has("pip"):
        install_system_packages("This Python cannot make virtual environments", ["python3-venv"])
    discard(TOOLS)
    without_pip = [] if has("ensurepip") else ["--without-pip"]
    make = [base_python(), "-m", "venv", *without_pip, str(TOOLS)]
    must(make, {}, "the environment of the installer could not be made")
    requirement = PRIVATE / "uv.txt"
    requirement.write_text(locked.group() + "\n", encoding="utf-8")
    fetch = [*pip(), "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--requirement", str(requirement)]
    must(fetch, {}, "uv, which installs the packages, could not be fetched with pip")
    set_mark(TOOLS, wanted)
    return str(uv)


def pip() -> list[str]:
    """The command pip for the installer's environment: its own, else the one that came with this Python."""
    python = str(TOOLS / BIN / f"python{EXE}")
    return [python, "-m", "pip"] if has("ensurepip") else [base_python(), "-m", "pip", "--python", python]


def uv_environment(*, only_default_index: bool = False) -> dict[str, str]:
    """What uv has to know of this machine: it does not read pip's configuration, which may be all there is."""
    configured = pip_configuration()
    translated = {
        "UV_DEFAULT_INDEX": configured.get("index-url", ""),
        "SSL_CERT_FILE": configured.get("cert", ""),
        "UV_INSECURE_HOST": configured.get("trusted-host", ""),
        "HTTP_PROXY": configured.get("proxy", ""),
        "HTTPS_PROXY": configured.get("proxy", ""),
    }
    if not only_default_index:
        translated["UV_INDEX"] = " ".join(filter(is_there, configured.get("extra-index-url", "").split()))
        translated["UV_FIND_LINKS"] = ",".join(filter(is_there, configured.get("find-links", "").split()))
        translated["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # safe here: every file has to have a hash of the lock
    translated |= {
        "UV_CACHE_DIR": str(PRIVATE / "cache"),
        "UV_PYTHON_DOWNLOADS": "never",
    }
    own = clean_environment()
    return {name: value for name, value in translated.items() if value and name not in own}


def is_there(place: str) -> bool:
    """Whether a place on this machine exists; pip passes over one that does not, uv gives up. Hosts always may."""
    path = Path(place.removeprefix("file://"))
    return ("://" in place and not place.startswith("file://")) or path.exists()


@cache
def pip_configuration() -> Mapping[str, str]:
    """What pip is told on this machine, by its files and by the environment, which counts last."""
    listed = subprocess.run(
        [*pip(), "config", "list"], env=clean_environment(), capture_output=True, text=True, check=False
    )
    sections: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in listed.stdout.splitlines():
        found = re.fullmatch(r"(global|install|:env:)\.([\w-]+)=(.*)", line)
        if found:
            sections[found.group(1)][found.group(2)] = " ".join(str(ast.literal_eval(found.group(3))).split())
    return {**sections["global"], **sections["install"], **sections[":env:"]}


def install_system_packages(why: str, packages: Sequence[str]) -> None:
    """Has Debian or Ubuntu install what is missing, or says what an administrator has to type."""
    line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise SetupError(f"{why}: the equivalent of Debian's {' '.join(packages)} is missing. Please install it.")
    if os.geteuid() != 0:
        raise SetupError(f"{why}. Please have this done once, then try again:\n    sudo {line}")
    print(f"{why}; installing {' '.join(packages)}.", flush=True)
    unasked = {"DEBIAN_FRONTEND": "noninteractive"}
    if start([*line.split(), "-qq"], unasked, quiet=True) != 0:
        start(["apt-get", "update", "-qq"], unasked, quiet=True)
        must([*line.split(), "-qq"], unasked, f"{why}, and this did not work: {line}")
    importlib.invalidate_caches()


def has(module: str) -> bool:
    """Whether this Python has a module that some systems keep in a package of its own."""
    return importlib.util.find_spec(module) is not None


def base_python() -> str:
    """The Python of the machine, also when this runs in a virtual environment."""
    return str(getattr(sys, "_base_executable", sys.executable))


def clean_environment() -> dict[str, str]:
    """The environment without what would lead an installer or an interpreter to another place."""
    astray = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "CONDA_PREFIX", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
    return {name: value for name, value in os.environ.items() if name not in astray}


def fingerprint(*parts: object) -> str:
    """Changes whenever one of the parts does."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def mark(folder: Path) -> str:
    """What a folder was marked with when it was complete; nothing when it never was."""
    try:
        return (folder / "complete").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def set_mark(folder: Path, text: str) -> None:
    """Marks a folder as complete, in one step, so that a killed attempt leaves no half of a mark."""
    new = folder / "complete.new"
    new.write_text(text, encoding="utf-8")
    new.replace(folder / "complete")


def discard(folder: Path) -> None:
    """Removes a folder, its mark first, so that a killed attempt leaves nothing that looks complete."""
    (folder / "complete").unlink(missing_ok=True)
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Keeps a second dev.py of the same project waiting while one sets up."""
    PRIVATE.mkdir(exist_ok=True)
    with (PRIVATE / "busy").open("a+b") as file:
        if not locked(file.fileno()):
            print("Another dev.py is setting up; waiting for it.", flush=True)
            while not locked(file.fileno()):
                time.sleep(0.2)
        yield  # closing the file gives the place free, and so does a killed process


def locked(descriptor: int) -> bool:
    """Whether this process now holds the only place."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("dev.py needs Python 3.11 or newer.")
    sys.exit(main())
