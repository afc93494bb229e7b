"""Finds entries by a few letters: first what stands there as typed, else what is spelt nearly so."""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from caseload_app.ui.palette.entries import Entry, Kind, folded

_NEARLY = 0.87
"""How alike two words must be: one or two letters wrong, doubled or swapped, most likely not at the beginning."""
_MOST_NEAR = 12
"""Words that are looked for in the place of one that stands nowhere."""
_ELSEWHERE = 4
_BEHIND = 2
_NUMBER = re.compile(r"\d")
_KINDS = {kind: number for number, kind in enumerate(Kind)}


class Search:
    """A list of entries, made ready to be searched at every key."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        self._titles = [folded(entry.title) for entry in self._entries]
        self._texts = [
            f"{title} {folded(_plain(f'{entry.kind} {entry.details} {entry.side} {entry.also}'))}"
            for title, entry in zip(self._titles, self._entries, strict=True)
        ]

    def make_ready(self) -> None:
        """Gather the words now, between two keys, that a slip of the finger will be compared with."""
        _ = self._words

    def find(self, typed: str, most: int) -> tuple[list[Entry], int]:
        """What fits every word that was typed, the best first.

        Args:
            typed: words, or beginnings of words, in any order.
            most: how many entries are wanted.

        Returns:
            The entries, and how many there are altogether.
        """
        words = folded(typed).split()
        if not words:
            return [], 0
        texts = self._texts
        found: Sequence[int] = range(len(texts))
        for word in words:
            found = [number for number in found if word in texts[number]]
        if found:
            ranked = heapq.nsmallest(most, found, key=lambda number: self._rank(number, words))
            return [self._entries[number] for number in ranked], len(found)
        return self._nearly(words, most)

    def _rank(self, number: int, words: Sequence[str]) -> tuple[int, int, int]:
        """Smaller is better: where each word stands in the title, then the kind.

        What cannot be done now and what is only to be read stand behind what fits nearly as well.
        """
        title, entry = self._titles[number], self._entries[number]
        behind = _BEHIND if entry.is_off or entry.kind is Kind.HELP else 0
        return sum(_place(word, title) for word in words) + behind, _KINDS[entry.kind], number

    def _nearly(self, words: Sequence[str], most: int) -> tuple[list[Entry], int]:
        scores: dict[int, float] = {}
        for count, word in enumerate(words):
            near = self._like(word)
            scores = {n: scores.get(n, 0.0) + near[n] for n in (near if count == 0 else scores.keys() & near.keys())}
        ranked = heapq.nsmallest(most, scores, key=lambda n: (-scores[n], _KINDS[self._entries[n].kind], n))
        return [self._entries[number] for number in ranked], len(scores)

    def _like(self, word: str) -> dict[int, float]:
        """The entries with a word like this one, and how alike the two are."""
        near = process.extract(
            word, self._words, scorer=JaroWinkler.normalized_similarity, score_cutoff=_NEARLY, limit=_MOST_NEAR
        )
        alike: dict[int, float] = {}
        for known, score in ((word, 1.0), *((known, score) for known, score, _ in near)):
            for number, text in enumerate(self._texts):
                if known in text and number not in alike:
                    alike[number] = score
        return alike

    @cached_property
    def _words(self) -> list[str]:
        """Every word there is; not numbers, of which each is like a thousand others."""
        return sorted(word for word in set(" ".join(self._texts).split()) if _NUMBER.search(word) is None)


def _plain(text: str) -> str:
    """Without the signs between words, which nobody types."""
    return text.replace(" · ", " ").replace("→ ", "")


def _place(word: str, title: str) -> int:
    if title == word:
        return 0
    if title.startswith(word):
        return 1
    at = title.find(word)
    if at < 0:
        return _ELSEWHERE
    return 3 if title[at - 1].isalnum() else 2
