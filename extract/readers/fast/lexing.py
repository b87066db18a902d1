"""Content streams cut into instructions by one regular expression, strings decoded."""

import re
from typing import Final

_NAME = rb"/([^\s\x00()<>\[\]{}/%]*+)"
_NUMBERS = rb"([-+.0-9][-+.0-9\s]*+)"
_LITERAL = rb"\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*+\))*+\))*+\)"
_HEX = rb"<[0-9A-Fa-f\s]*+>"
_STRING = rb"(" + _LITERAL + rb"|" + _HEX + rb")"
_DICT = rb"<<(?:[^<>()]|" + _LITERAL + rb"|" + _HEX + rb"|<<(?:[^<>()]|" + _LITERAL + rb")*+>>)*+>>"

# The number of a match's last group tells its kind, which is what `re` can tell fastest.
NUMERIC: Final = 2  # numbers, operator
SHOW_ARRAY: Final = 3  # the array's inside
SHOW_STRING: Final = 5  # string, operator
NAMED: Final = 8  # name, numbers, operator
MARKED: Final = 11  # tag, property list or its name, operator
PAINTED: Final = 14  # numbers, name, operator
INLINE_IMAGE: Final = 15  # its dictionary
SKIPPED: Final = 16  # comments, dash patterns, white space at the end
ODD: Final = 17  # whatever is not written in one of these ways

INSTRUCTION = re.compile(
    rb"\s*+(?:"
    rb"(?!BI\b)(?:" + _NUMBERS + rb"|)([A-Za-z]+[01]?\*?|')(?![^\s\x00()<>\[\]{}/%])"
    rb"|\[((?:[^\]\[()<>%/]|" + _HEX + rb"|" + _LITERAL + rb")*+)\]\s*+TJ\b"
    rb"|" + _STRING + rb"\s*+(Tj|')"
    rb"|" + _NAME + rb"\s*+(?:" + _NUMBERS + rb"|)([A-Za-z]+)\b"
    rb"|" + _NAME + rb"\s*+(" + _DICT + rb"|/[^\s\x00()<>\[\]{}/%]*+)\s*+(BDC|DP)\b"
    rb"|" + _NUMBERS + _NAME + rb"\s*+(scn|SCN)\b"
    rb"|BI\s((?:[^()<>]|" + _HEX + rb")*?)\bID\s[\s\S]*?EI(?=\s|\Z)"
    rb"|(%[^\r\n]*+|\[[-+.0-9\s]*+\]\s*+[-+.0-9]++\s*+d\b|\Z)"
    rb"|([\s\S]))"
)

ACTUAL_TEXT = re.compile(rb"/ActualText\s*" + _STRING)

_PART = re.compile(_STRING + rb"|([-+.0-9]++)|([^\s])")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S]))")
_ESCAPED = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r"}


class OddContentError(Exception):
    """A content stream is written in a way that only the reference reader follows."""


def string_to_bytes(string: bytes) -> bytes:
    r"""Return the bytes that a string, as it is written, stands for.

    >>> string_to_bytes(rb"(a\(b\051\n)"), string_to_bytes(b"<0E 01>")
    (b'a(b)\n', b'\x0e\x01')

    Raises:
        OddContentError: a digit is left over, or an octal escape too large.
    """
    if string[:1] == b"(":
        inside = string[1:-1]
        return _ESCAPE.sub(_unescape, inside) if b"\\" in inside else inside
    digits = string[1:-1].translate(None, b" \t\r\n\f\v")
    if len(digits) % 2:
        raise OddContentError("a hexadecimal string with a digit left over")
    return bytes.fromhex(digits.decode("ascii"))


def _unescape(match: re.Match[bytes]) -> bytes:
    octal, other = match.groups()
    if octal is not None:
        code = int(octal, 8)
        if code > 255:
            raise OddContentError("an octal escape over 255")
        return bytes((code,))
    if other in (b"\n", b"\r", b"\r\n"):
        return b""
    return _ESCAPED.get(other, other)


def array_to_parts(inside: bytes) -> list[float | bytes]:
    """Return the strings, as they are written, and the adjustments of a TJ array, in order.

    >>> array_to_parts(b"(a)-20.5<62>")
    [b'(a)', -20.5, b'<62>']
    """
    parts: list[float | bytes] = []
    for string, number, odd in _PART.findall(inside):
        if number:
            parts.append(float(number))
        elif string:
            parts.append(string)
        else:
            raise OddContentError(f"an array that holds {odd!r}")
    return parts
