"""Colours as other eyes see them, and how far apart they are.

Dichromats: the matrices of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency" (2009), full severity, on linear light. Distance: OKLab (B. Ottosson 2020),
in which about 0.02 can just be noticed. The packages that have both are unkept since 2018 or bring SciPy along.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import starmap
from math import dist

Matrix = Sequence[Sequence[float]]


class Eyes(StrEnum):
    """The kinds of colour vision."""

    USUAL = "usual"
    PROTANOPIA = "no red"
    DEUTERANOPIA = "no green"
    TRITANOPIA = "no blue"


_SEEN: dict[Eyes, Matrix] = {
    Eyes.USUAL: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    Eyes.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Eyes.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Eyes.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def apart(one: str, other: str, eyes: Eyes) -> float:
    """How far apart two colours written ``#rrggbb`` are to such eyes."""
    return dist(_oklab(one, eyes), _oklab(other, eyes))


def _oklab(colour: str, eyes: Eyes) -> list[float]:
    light = [_linear(int(colour[k : k + 2], 16) / 255) for k in (1, 3, 5)]
    seen = [min(1.0, max(0.0, part)) for part in _times(_SEEN[eyes], light)]
    return _times(_OKLAB, [cone ** (1 / 3) for cone in _times(_CONES, seen)])


def _times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(starmap(lambda a, b: a * b, zip(row, vector, strict=True))) for row in matrix]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
