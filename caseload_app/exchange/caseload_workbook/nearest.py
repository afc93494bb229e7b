"""What somebody may have meant: the known word nearest to one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from caseload_app.domain.team import key

_LONGEST = 60
_MOST_SOUGHT = 300
"""Different unknown words for which the nearest is sought; a column of ten thousand gets no help from more."""


class Nearest:
    """Finds the nearest of some known words."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_key: dict[str, str] = {}
        for word in known:
            self._by_key.setdefault(key(word), word)
        self._found: dict[str, str | None] = {}

    def to(self, text: str) -> str | None:
        """The known word that was perhaps meant; None when none is near."""
        if text not in self._found:
            if len(self._found) >= _MOST_SOUGHT or len(text) > _LONGEST:
                return None
            sought = key(text)
            close = [sought] if sought in self._by_key else get_close_matches(sought, self._by_key, n=1)
            self._found[text] = self._by_key[close[0]] if close else None
        return self._found[text]

    def hint(self, text: str) -> str:
        """Words to put behind what is expected: ``; perhaps W01 is meant``, or nothing."""
        nearest = self.to(text)
        return "" if nearest is None else f"; perhaps {nearest} is meant"


@lru_cache(maxsize=16)
def nearest_of(known: tuple[str, ...]) -> Nearest:
    """One that is asked again and again for the same words."""
    return Nearest(known)
