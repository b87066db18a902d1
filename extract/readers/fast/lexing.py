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
_ESCAPED: Final = {0x62: b"\b", 0x74: b"\t", 0x6E: b"\n", 0x66: b"\f", 0x72: b"\r"}
_BYTES: Final = [bytes((code,)) for code in range(256)]


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
        return _unescape(inside) if b"\\" in inside else inside
    digits = string[1:-1].translate(None, b" \t\r\n\f\v")
    if len(digits) % 2:
        raise OddContentError("a hexadecimal string with a digit left over")
    return bytes.fromhex(digits.decode("ascii"))


def _unescape(inside: bytes) -> bytes:
    r"""Return a string without its escapes.

    >>> _unescape(rb"a\\b\7\0501\n"), _unescape(b"a\\\r\nb\\")
    (b'a\\b\x07(1\n', b'ab\\')
    """
    pieces: list[bytes] = []
    done, end = 0, len(inside)
    place = inside.find(b"\\")
    while 0 <= place < end - 1:
        pieces.append(inside[done:place])
        letter = inside[place + 1]
        done = place + 2
        if 0x30 <= letter <= 0x37:
            code = letter - 0x30
            while done < end and done < place + 4 and 0x30 <= inside[done] <= 0x37:
                code = 8 * code + inside[done] - 0x30
                done += 1
            if code > 255:
                raise OddContentError("an octal escape over 255")
            pieces.append(_BYTES[code])
        elif letter == 0x0D or letter == 0x0A:
            if letter == 0x0D and done < end and inside[done] == 0x0A:
                done += 1
        else:
            pieces.append(_ESCAPED.get(letter) or _BYTES[letter])
        place = inside.find(b"\\", done)
    pieces.append(inside[done:])
    return b"".join(pieces)


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
