"""Every colour of the window, by what it is for; light and dark. Everything else is derived from this table.

Text has a contrast of at least 4.5:1 on what it stands on, borders, lines that carry meaning and blocks at least 3:1;
a test holds every pair against that. The colours of blocks differ in lightness too, so that they stay apart for people
who see no red, no green or no blue: light words on darker blocks in the light theme, dark words on lighter ones in the
dark. Only ``line`` and ``hatch`` are decoration: nothing is known from them alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caseload_app.services.board.colour_group import ColourGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, each written ``#rrggbb``.

    Attributes:
        window: behind everything.
        base: cards, lists, fields, bars.
        raised: a button at rest, a chosen page or chip.
        track: the empty part of a worker's row.
        selected: behind the selected row.
        line: between things (decoration).
        hatch: stripes of a worker without capacity (decoration; the words stand beside it).
        border: around fields, buttons and cards.
        text, muted: words, and words that matter less.
        accent, on_accent: the main action, links, focus and selection, and words on it.
        over, warn, ok: over cap or wrong, look here, good.
        cap: the line of the cap.
        toast, on_toast, toast_link: the short message at the bottom and the words at the pointer.
        block: the colour of each kind of work, on which ``on_block`` is written.
    """

    window: str
    base: str
    raised: str
    track: str
    selected: str
    line: str
    hatch: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    over: str
    warn: str
    ok: str
    cap: str
    toast: str
    on_toast: str
    toast_link: str
    on_block: str
    block: Mapping[ColourGroup, str]


LIGHT = Tokens(
    window="#f3f4f6",
    base="#ffffff",
    raised="#e8ebef",
    track="#e6e9ed",
    selected="#e7effa",
    line="#d8dde3",
    hatch="#d9dee4",
    border="#7a8490",
    text="#111b24",
    muted="#53606d",
    accent="#0b5cad",
    on_accent="#ffffff",
    over="#b3231a",
    warn="#855000",
    ok="#0b6e37",
    cap="#3c4650",
    toast="#17212b",
    on_toast="#f5f7f9",
    toast_link="#8fc3f7",
    on_block="#ffffff",
    block={
        ColourGroup.PROTECTION: "#bd443c",
        ColourGroup.COURT: "#65104f",
        ColourGroup.CARE: "#3f5cb0",
        ColourGroup.SUPPORT: "#0a7f86",
        ColourGroup.ASSESSMENT: "#6c5208",
        ColourGroup.FOSTERING: "#7f5bd6",
        ColourGroup.PERMANENCE: "#164a20",
        ColourGroup.LEAVING_CARE: "#565c69",
        ColourGroup.OTHER: "#2a2c2e",
    },
)

DARK = Tokens(
    window="#11171c",
    base="#1a2128",
    raised="#2a343d",
    track="#1c242b",
    selected="#192634",
    line="#2f3943",
    hatch="#2b353f",
    border="#7f8a95",
    text="#f2f4f6",
    muted="#a9b3bd",
    accent="#6cb4ee",
    on_accent="#0a1620",
    over="#ff8a80",
    warn="#ffb454",
    ok="#8fe0b0",
    cap="#c3cbd3",
    toast="#eef1f4",
    on_toast="#111b24",
    toast_link="#0b5cad",
    on_block="#0a1620",
    block={
        ColourGroup.PROTECTION: "#d96f5b",
        ColourGroup.COURT: "#ec8fd4",
        ColourGroup.CARE: "#6f8eea",
        ColourGroup.SUPPORT: "#3dbb9a",
        ColourGroup.ASSESSMENT: "#dcc163",
        ColourGroup.FOSTERING: "#9c76bb",
        ColourGroup.PERMANENCE: "#86b43b",
        ColourGroup.LEAVING_CARE: "#85949c",
        ColourGroup.OTHER: "#c3c7c9",
    },
)
