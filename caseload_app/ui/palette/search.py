"""Finds entries by a few letters: first what stands there as typed, else what is spelt nearly so."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from caseload_app.ui.palette.entries import Entry, Kind, folded

_NEARLY = 0.87
"""How alike two words must be: one or two letters wrong, doubled or swapped, most likely not at the beginning."""
_ELSEWHERE = 4
_BEHIND = 2
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
        self._places: dict[str, set[int]] | None = None

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
        places = self._known_words()
        alike: dict[int, float] = {}
        scored = process.extract(
            word, list(places), scorer=JaroWinkler.normalized_similarity, score_cutoff=_NEARLY, limit=50
        )
        for known, score, _ in scored:
            for number in places[known]:
                alike[number] = max(score, alike.get(number, 0.0))
        for known in places if len(word) > 1 else ():
            if word in known:
                for number in places[known]:
                    alike[number] = 1.0
        return alike

    def _known_words(self) -> dict[str, set[int]]:
        if self._places is None:
            places: defaultdict[str, set[int]] = defaultdict(set)
            for number, text in enumerate(self._texts):
                for word in text.split():
                    places[word].add(number)
            self._places = dict(places)
        return self._places


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
