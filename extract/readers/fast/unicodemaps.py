"""ToUnicode maps as nearly all producers write them, read by regular expressions."""

import re
import struct

from .tolerances import MOST_CODES

_LATER = (b"usecmap", b"begincidrange", b"begincidchar")  # for pdfminer's own parser

_HEX = rb"<([0-9A-Fa-f\s]*+)>"
_SECTION = re.compile(rb"beginbf(char|range)\b(.*?)endbf\1", re.DOTALL)
_PAIR = re.compile(rb"\s*+" + _HEX + rb"\s*+" + _HEX)
_RANGE = re.compile(
    rb"\s*+"
    + _HEX
    + rb"\s*+"
    + _HEX
    + rb"\s*+(?:"
    + _HEX
    + rb"|\[((?:\s*+<[0-9A-Fa-f\s]*+>)*+)\s*+\])"
)
_STRING = re.compile(_HEX)


def read_unicode_map(data: bytes) -> dict[int, str] | None:
    """Return character code -> letters as pdfminer would, None when it has to read them itself.

    >>> read_unicode_map(b"2 beginbfrange <21> <22> <0E01> <30> <31> [<0E33> <4142>] endbfrange")
    {33: 'ก', 34: 'ข', 48: 'ำ', 49: '䅂'}
    """
    if any(word in data for word in _LATER):
        return None
    letters: dict[int, str] = {}
    try:
        for kind, inside in _SECTION.findall(data):
            done = (
                _read_chars(inside, letters) if kind == b"char" else _read_ranges(inside, letters)
            )
            if inside[done:].strip():
                return None
    except (ValueError, struct.error):
        return None
    return letters


def _read_chars(inside: bytes, letters: dict[int, str]) -> int:
    """Add the pairs of one section and return where they end."""
    end = 0
    while match := _PAIR.match(inside, end):
        end = match.end()
        code, text = match[1], match[2]
        letter = _one_letter(text)
        if letter and len(code) % 2 == 0 and code.isalnum():
            _put(letters, int(code, 16), letter)
        else:
            _add(letters, int.from_bytes(_unhex(code)), _unhex(text))
    return end


def _one_letter(digits: bytes) -> str:
    """Return the letter of four digits, "" for what stands for more, or for half of one.

    The codec of UTF-16 takes four times as long, and a font has 60 letters.
    """
    if len(digits) != 4 or not digits.isalnum():
        return ""
    point = int(digits, 16)
    return "" if 0xD800 <= point < 0xE000 else chr(point)


def _read_ranges(inside: bytes, letters: dict[int, str]) -> int:
    """Add the ranges of one section and return where they end."""
    end = 0
    while match := _RANGE.match(inside, end):
        end = match.end()
        low, high = _unhex(match[1]), _unhex(match[2])
        first, last = int.from_bytes(low), int.from_bytes(high)
        if len(low) != len(high) or last - first >= MOST_CODES:
            raise ValueError("a range that is none")
        if match[3] is None:
            texts = _STRING.findall(match[4])
            for code, text in zip(range(first, last + 1), texts, strict=False):
                _add(letters, code, _unhex(text))
            continue
        text = _unhex(match[3])
        prefix, tail = text[:-4], text[-4:]
        base = int.from_bytes(tail)
        for step in range(last - first + 1):
            _add(letters, first + step, prefix + struct.pack(">L", base + step)[-len(tail) :])
    return end


def _unhex(digits: bytes) -> bytes:
    return bytes.fromhex(digits.translate(None, b" \t\r\n\f\v").decode("ascii"))


def _add(letters: dict[int, str], code: int, text: bytes) -> None:
    _put(letters, code, text.decode("utf-16-be", "ignore"))


def _put(letters: dict[int, str], code: int, said: str) -> None:
    if said != "\xa0" or letters.get(code) != " ":
        letters[code] = said
