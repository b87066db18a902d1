"""Widths of texts in the TLWG fonts, and lines of Thai text broken between words."""

import re
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path("/usr/share/fonts/truetype/tlwg")
FONTS = ("Loma", "Garuda", "Norasi", "Laksaman", "Kinnari", "Umpush", "Waree")
SYMBOLS = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
NO_START = ")]}”’ๆฯ,.;:!?%/"
NO_END = "([{“‘"


SYMBOLIC = "✓✔●√➢❖"


def font_file(name: str, bold: bool = False) -> Path:
    return FOLDER / f"{name}{'-Bold' if bold else ''}.ttf"


@cache
def advances(name: str, bold: bool) -> dict[int, float]:
    """Return the widths of the characters of a font, in ems."""
    with TTFont(font_file(name, bold), lazy=True) as font:
        em, metrics = font["head"].unitsPerEm, font["hmtx"]
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def text_width(text: str, name: str, size: float, bold: bool = False) -> float:
    widths = advances(name, bold)
    return size * sum(widths.get(ord(char), 0.6) for char in text)


@cache
def pieces_of(text: str) -> tuple[str, ...]:
    """Return the pieces of a line between which it may be broken; blanks end a piece."""
    from pythainlp.tokenize import word_tokenize

    pieces: list[str] = []
    for chunk in re.findall(r"\S+\s*|\s+", text):
        for word in word_tokenize(chunk.rstrip(), engine="newmm", keep_whitespace=True):
            glued = (
                pieces
                and pieces[-1][-1:] not in (" ", "")
                and (
                    word[:1] in NO_START
                    or pieces[-1][-1] in NO_END
                    or not re.search(r"[ก-ฮ]", word)
                )
            )
            if glued:
                pieces[-1] += word
            else:
                pieces.append(word)
        if pieces:
            pieces[-1] += " " * (len(chunk) - len(chunk.rstrip()))
    return tuple(pieces)


def broken(piece: str, room: float, name: str, size: float, bold: bool) -> list[str]:
    """Return a piece that is wider than the line, cut where it overflows but not before a mark."""
    parts = [""]
    for char in piece:
        mark = re.match(r"[\u0e30-\u0e3a\u0e45-\u0e4e]", char)
        if not mark and parts[-1] and text_width(parts[-1] + char, name, size, bold) > room:
            parts.append("")
        parts[-1] += char
    return parts


def wrapped(text: str, room: float, name: str, size: float, bold: bool = False) -> list[str]:
    """Return the lines of a text in a column of a width, with its typed line ends kept."""
    lines: list[str] = []
    for typed in text.split("\n"):
        line = ""
        for piece in pieces_of(typed):
            if text_width((line + piece).rstrip(), name, size, bold) <= room:
                line += piece
                continue
            if line.strip():
                lines.append(line.rstrip())
                line = ""
            *full, line = broken(piece, room, name, size, bold)
            lines += full
        lines.append(line.rstrip())
    return lines
