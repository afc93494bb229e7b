"""A policy file as a document: read from TOML, and laid over another one key by key. Knows no meaning."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from caseload_app.domain.policy.error import PolicyError

Document = Mapping[str, object]

_LARGEST_FILE = 1_000_000
_NOT_READABLE = "a policy file that can be read"


def read_document(path: Path) -> Document:
    """The document in a file, its keys folded, its numbers exact.

    Raises:
        PolicyError: when the file cannot be read, is no TOML, or writes a key twice in different case.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise PolicyError(path.name, "more than a megabyte", "a policy file, a few pages of text")
        text = path.read_bytes().decode("utf-8-sig")  # Windows editors put a mark in front
    except OSError as error:
        raise PolicyError(path.name, error.strerror or "an error while reading", _NOT_READABLE) from error
    except UnicodeDecodeError as error:
        raise PolicyError(path.name, "text that is not UTF-8", _NOT_READABLE) from error
    return parse(text, path.name)


def parse(text: str, name: str) -> Document:
    """The document in a text; ``name`` stands in for the key when the text as a whole is wrong.

    Raises:
        PolicyError: when the text is no TOML or writes a key twice in different case.
    """
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise PolicyError(name, str(error), "a policy file in TOML, such as points = 100 under [caps]") from error
    return _folded(document, "")


def overlay(below: Document, above: Document) -> Document:
    """What stands above wins: tables key by key, anything else as a whole."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = overlay(under, value) if isinstance(under, Mapping) and isinstance(value, Mapping) else value
    return merged


def _folded(table: Mapping[str, object], inside: str) -> Document:
    folded: dict[str, object] = {}
    for written, value in table.items():
        key = written.strip().casefold()
        if key in folded:
            raise PolicyError(f"{inside}{written}", value, "each key once; case does not count")
        folded[key] = _folded_value(value, f"{inside}{written}.")
    return folded


def _folded_value(value: object, inside: str) -> object:
    if isinstance(value, dict):
        return _folded(value, inside)
    if isinstance(value, list):
        return [_folded_value(item, inside) for item in value]
    return value
