"""Talking to the person at the terminal, on consoles that cannot show every character and pipes that close early."""

from __future__ import annotations

import contextlib
import io
import os
import sys


def prepare() -> None:
    """Let no name end a run: what a console cannot show (an old Windows code page) is spelt out instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """A line of the answer, on standard output."""
    try:
        print(text, flush=True)  # noqa: T201
    except BrokenPipeError:  # the reader (such as `head`) has seen enough
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_error(text: str) -> None:
    """A line about what is wrong or how it goes, on standard error."""
    with contextlib.suppress(OSError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201
