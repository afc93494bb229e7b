"""A page that shows all pictures of a folder beside each other, to look them over: a row for each screen."""

from __future__ import annotations

from html import escape
from pathlib import Path

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>
body {{ font: 15px/1.4 sans-serif; margin: 24px; background: #f3f4f6; color: #111b24; }}
h2 {{ font-size: 16px; margin: 28px 0 8px; }}
div {{ display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }}
figure {{ margin: 0; }}
img {{ max-width: 440px; border: 1px solid #7a8490; display: block; }}
figcaption {{ font-size: 13px; color: #53606d; }}
</style>
<h1>{count} pictures of {screens} screens</h1>
{rows}
</html>
"""


def write_contact_sheet(folder: Path) -> Path:
    """Write ``index.html`` into a folder of pictures named ``screen_look.png``; where it is."""
    screens: dict[str, list[Path]] = {}
    for picture in sorted(folder.glob("*.png")):
        screens.setdefault(picture.stem.partition("_")[0], []).append(picture)
    rows = "\n".join(
        f"<h2>{escape(name)}</h2>\n<div>{''.join(map(_figure, made))}</div>" for name, made in screens.items()
    )
    sheet = folder / "index.html"
    sheet.write_text(
        _PAGE.format(count=sum(map(len, screens.values())), screens=len(screens), rows=rows), encoding="utf-8"
    )
    return sheet


def _figure(picture: Path) -> str:
    name, look = escape(picture.name), escape(picture.stem.partition("_")[2].replace("_", ", "))
    image = f'<a href="{name}"><img loading="lazy" src="{name}" alt="{name}"></a>'
    return f"<figure>{image}<figcaption>{look}</figcaption></figure>"
