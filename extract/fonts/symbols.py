"""What the codes of symbol fonts draw: Symbol, ZapfDingbats, Wingdings 1 to 3, Webdings."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from .fontfile import FontFile
from .glyphmaps import UNKNOWN

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(regular|normal|roman|bold|italic|oblique)+$")
_LAST_OF_CODE_PAGE = 0xFF


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "symbols.toml").read_text("utf-8"))


@cache
def _signs(symbols: str) -> dict[int, str]:
    """Return code -> sign of one set, by the sign that programs know."""
    usual = {new: old for old, news in _tables()["usual"].items() for new in news}
    return {
        int(first, 16) + place: usual.get(sign, sign)
        for first, row in _tables()[symbols].items()
        for place, sign in enumerate(row)
        if sign != UNKNOWN
    }


def symbol_set(name: str) -> str | None:
    """Return the set of signs that a font has by its name, None for a font of letters.

    >>> symbol_set("ABCDEF+Wingdings-Regular"), symbol_set("Wingdings 2"), symbol_set("Symbol,Bold")
    ('wingdings', 'wingdings-2', 'symbol')
    >>> symbol_set("OpenSymbol") is None
    True
    """
    plain = re.sub("[^a-z0-9]", "", _SUBSET.sub("", name).lower())
    names = _tables()["names"]
    return names.get(plain) or names.get(_STYLE.sub("", plain))


def read_symbol(file: FontFile, symbols: str, code: int, layer: str) -> str:
    """Return the sign that a code of a symbol font draws, U+FFFD where that is not known.

    What names the glyph comes first: a symbol letter of the text layer (U+F020 to U+F0FF), a sign
    that no code page has, the glyph's own name. Else the text layer's letter is the one whose key
    was pressed, and its byte the place in the font: a tick of Wingdings is then called "ü".

    Args:
        file: the font.
        symbols: its set.
        code: of the glyph.
        layer: what the text layer says of it.
    """
    signs = _signs(symbols)
    if len(layer) == 1 and "\uf020" <= layer <= "\uf0ff":
        return signs.get(ord(layer) - 0xF000, UNKNOWN)
    is_mapped = file.has_unicode_map and bool(layer.strip("\x00\ufffd"))
    byte = _byte_of_letter(layer) if is_mapped else None
    if is_mapped and byte is None and not any("\ue000" <= one <= "\uf8ff" for one in layer):
        return layer
    named = _named_sign(file.glyph_name(code), symbols)
    if named is not None:
        return named
    place = file.byte_of(code)
    if byte is not None and place != byte:
        if symbols == "symbol" and not layer.isascii() and layer in signs.values():
            return layer
        place = byte if not file.is_composite or place is None else place
    return " " if place == 0xA0 and place not in signs else signs.get(place or 0, UNKNOWN)


def _byte_of_letter(letter: str) -> int | None:
    """Return the byte of a letter in Windows-1252, None where it has none."""
    if len(letter) != 1 or ord(letter) < 32:
        return None
    try:
        return letter.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(letter) if ord(letter) <= _LAST_OF_CODE_PAGE else None


def _named_sign(name: str | None, symbols: str) -> str | None:
    """Return what a glyph's name says, by Adobe's lists of names."""
    if not name or symbols not in ("symbol", "zapf-dingbats"):
        return None
    from fontTools.agl import toUnicode

    sign = toUnicode(name, isZapfDingbats=symbols == "zapf-dingbats")
    return sign if len(sign) == 1 and sign in _signs(symbols).values() else None
