"""Tables of glyphmaps.toml: what private-use letters and glyph names stand for."""

import re
import tomllib
from functools import cache
from importlib.resources import files

UNKNOWN = "\ufffd"  # what stays in doubt; never a plausible letter

_UNI_NAME = re.compile(r"^uni([0-9A-F]{4})(?:[._].*)?$")
_U_NAME = re.compile(r"^u([0-9A-F]{4,6})(?:[._].*)?$")


@cache
def glyph_maps() -> dict[str, dict[str, str]]:
    """Return the tables of glyphmaps.toml: private use letters and glyph names to letters."""
    return tomllib.loads((files(__package__) / "glyphmaps.toml").read_text("utf-8"))


def name_to_text(name: str) -> str | None:
    """Return the letter that a glyph's name stands for, None for a name that tells nothing.

    >>> name_to_text("uni0E33.alt"), name_to_text("maitho.low"), name_to_text("glyph00317")
    ('ำ', '้', None)
    """
    if match := _UNI_NAME.match(name) or _U_NAME.match(name):
        letter = chr(int(match[1], 16))
        return glyph_maps()["private-use"].get(letter, letter)
    maps = glyph_maps()["names"]
    stem = re.split(r"[._]", name, maxsplit=1)[0]
    return maps.get(stem) or maps.get(re.sub(r"(thai|left|low|right|high|narrow|\d)+$", "", stem))
