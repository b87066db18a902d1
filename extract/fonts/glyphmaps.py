"""Tables of glyphmaps.toml: what private-use letters and glyph names stand for."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

UNKNOWN = "\ufffd"  # what stays in doubt; never a plausible letter

_UNI_NAME = re.compile(r"^uni((?:[0-9A-F]{4})+)$")
_U_NAME = re.compile(r"^u([0-9A-F]{4,6})$")
_VARIANT_END = re.compile(r"(thai|left|low|right|high|narrow|\d)+$")


@cache
def glyph_maps() -> dict[str, dict[str, str]]:
    """Return the tables of glyphmaps.toml: private use letters and glyph names to letters."""
    return tomllib.loads((files(__package__) / "glyphmaps.toml").read_text("utf-8"))


@lru_cache(maxsize=4096)
def name_to_text(name: str) -> str | None:
    """Return the letters that a glyph's name stands for, None for a name that tells nothing.

    What follows a dot names a variant; an underscore joins the letters of a ligature.

    >>> name_to_text("uni0E33.alt"), name_to_text("maitho.low_left"), name_to_text("glyph00317")
    ('ำ', '้', None)
    >>> name_to_text("nikhahit_maiThothai.narrow") == "ํ" + "้"
    True
    """
    letters = [_stem_to_text(stem) for stem in name.partition(".")[0].split("_")]
    return "".join(letters) if all(letters) else None


def _stem_to_text(stem: str) -> str:
    if match := _UNI_NAME.match(stem) or _U_NAME.match(stem):
        points = [int(match[1][at : at + 4], 16) for at in range(0, len(match[1]), 4)]
        if stem.startswith("u") and not stem.startswith("uni"):
            points = [int(match[1], 16)]
        if any(0xD800 <= point < 0xE000 or point > 0x10FFFF for point in points):
            return ""
        private = glyph_maps()["private-use"]
        return "".join(private.get(chr(point), chr(point)) for point in points)
    maps = glyph_maps()["names"]
    lower = stem.lower()
    return maps.get(lower) or maps.get(_VARIANT_END.sub("", lower)) or ""


def as_letter(text: str) -> str:
    """Return what a text is, and the mark itself for one of Windows' shifted marks.

    >>> as_letter("\uf70a"), as_letter("ก")
    ('่', 'ก')
    """
    return glyph_maps()["private-use"].get(text, text)
