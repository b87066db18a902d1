"""The foot of a picture: what its colours mean, and paragraphs of text."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

Colour = tuple[int, int, int]

_SIZE, _LEADING, _MARGIN, _SWATCH = 15, 22, 12, 14
# Fonts with Thai letters of Linux (fonts-thai-tlwg, Noto), Windows and macOS, the first one found.
_FONTS = (
    "/usr/share/fonts/truetype/tlwg/Loma.ttf",
    "/usr/share/fonts/truetype/tlwg/Garuda.ttf",
    "/usr/share/fonts/opentype/tlwg/Loma.otf",
    "/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf",
    "C:/Windows/Fonts/LeelawUI.ttf",
    "C:/Windows/Fonts/tahoma.ttf",
    "/System/Library/Fonts/Supplemental/Tahoma.ttf",
    "/System/Library/Fonts/Thonburi.ttc",
)


@cache
def find_font() -> str | None:
    """Return the path of a font with Thai letters, None where this system has none we know."""
    return next((path for path in _FONTS if Path(path).is_file()), None)


def add_foot(
    picture: Any,
    legend: Sequence[tuple[str, str]],
    colours: Mapping[str, Colour],
    notes: Sequence[str],
) -> Any:
    """Return a picture (PIL) with a legend and paragraphs below it.

    Args:
        picture: of a page.
        legend: a kind of mark and its name.
        colours: of each kind.
        notes: paragraphs.
    """
    from PIL import Image, ImageDraw, ImageFont

    found = find_font()
    font = ImageFont.truetype(found, _SIZE) if found else ImageFont.load_default(_SIZE)
    room = picture.width - 2 * _MARGIN
    lines = [line for note in notes for line in _wrapped(note, font, room)]
    keys = list(_placed(legend, font, room))
    n_lines = (keys[-1][1] + 1 if keys else 0) + len(lines)
    foot = Image.new("RGB", (picture.width, n_lines * _LEADING + 2 * _MARGIN), "white")
    pen = ImageDraw.Draw(foot)
    pen.line((0, 0, picture.width, 0), fill=(120, 120, 120))
    for x, line, kind, name in keys:
        top = _MARGIN + line * _LEADING
        x += _MARGIN
        pen.rectangle((x, top + 3, x + _SWATCH, top + 3 + _SWATCH), fill=colours[kind])
        pen.text((x + _SWATCH + 5, top), name, font=font, fill="black")
    top = _MARGIN + (keys[-1][1] + 1 if keys else 0) * _LEADING
    for number, text in enumerate(lines):
        pen.text((_MARGIN, top + number * _LEADING), text, font=font, fill="black")
    whole = Image.new("RGB", (picture.width, picture.height + foot.height))
    whole.paste(picture, (0, 0))
    whole.paste(foot, (0, picture.height))
    return whole


def _placed(
    legend: Sequence[tuple[str, str]], font: Any, room: float
) -> Iterator[tuple[float, int, str, str]]:
    """Yield x, line, kind and name of each entry of the legend."""
    x, line = 0.0, 0
    for kind, name in legend:
        width = _SWATCH + 5 + font.getlength(name) + 22
        if x and x + width > room:
            x, line = 0.0, line + 1
        yield x, line, kind, name
        x += width


def _wrapped(text: str, font: Any, room: float) -> Iterator[str]:
    """Yield the lines of a paragraph; Thai has no spaces, so that any cluster may end one."""
    while text:
        end = len(text)
        while font.getlength(text[:end]) > room:
            end = max(1, end - 1 - (font.getlength(text[:end]) > 2 * room) * end // 3)
        if end < len(text):
            space = text.rfind(" ", max(0, end - 20), end + 1)
            end = space if space > 0 else end
            while end > 1 and unicodedata.category(text[end]) in ("Mn", "Mc"):
                end -= 1
        yield text[:end].rstrip()
        text = text[end:].lstrip()
