"""Content streams read letter by letter, where that is quick: compiled, and plainly written.

What is not written in the plainest way is left to the regular expression in `lexing`, which says
what is accepted at all; here nothing is accepted that it does not accept with the same meaning.
"""

from typing import Final

IS_COMPILED: Final = not __file__.endswith(".py")  # else the regular expression is quicker

OPENING_BRACKET: Final = 0x28  # (
OPENING_ANGLE: Final = 0x3C  # <
OPENING_SQUARE: Final = 0x5B  # [
SLASH: Final = 0x2F
_CLOSING_BRACKET: Final = 0x29
_BACKSLASH: Final = 0x5C
_CLOSING_ANGLE: Final = 0x3E
_CLOSING_SQUARE: Final = 0x5D
_MOST_DIGITS: Final = 15  # so many and a power of ten divide to the nearest float, as strtod says


def is_white(letter: int) -> bool:
    """Return whether a byte is white space, as the regular expression has it: not NUL."""
    return letter == 0x20 or 0x09 <= letter <= 0x0D


def skip_white(content: bytes, at: int, end: int) -> int:
    """Return the first place from a place on that is not white."""
    while at < end and is_white(content[at]):
        at += 1
    return at


def read_numbers(content: bytes, at: int, end: int, values: list[float]) -> int:
    """Add the numbers from a place on, and return where they end; -1 for one that is odd.

    >>> values: list[float] = []
    >>> read_numbers(b"1 -.5 20.25 Td", 0, 14, values), values
    (12, [1.0, -0.5, 20.25])
    >>> read_numbers(b"1.2.3 w", 0, 7, [])
    -1
    """
    while at < end:
        letter = content[at]
        if is_white(letter):
            at += 1
            continue
        negative = letter == 0x2D
        if negative or letter == 0x2B:
            at += 1
        elif letter != 0x2E and not 0x30 <= letter <= 0x39:
            return at
        digits = whole = 0
        scale = 1.0
        while at < end and 0x30 <= content[at] <= 0x39:
            whole = 10 * whole + content[at] - 0x30
            digits += 1
            at += 1
            if digits > _MOST_DIGITS:
                return -1
        if at < end and content[at] == 0x2E:
            at += 1
            while at < end and 0x30 <= content[at] <= 0x39:
                whole = 10 * whole + content[at] - 0x30
                scale *= 10.0
                digits += 1
                at += 1
                if digits > _MOST_DIGITS:
                    return -1
        if digits == 0:
            return -1
        if at < end and 0x2B <= content[at] <= 0x2E:  # + , - .
            return -1
        value = float(whole) / scale
        values.append(-value if negative else value)
    return at


def find_operator_end(content: bytes, at: int, end: int) -> int:
    """Return where an operator that begins at a place ends, the place itself where none does.

    >>> find_operator_end(b"f* Q", 0, 4), find_operator_end(b"/F1", 0, 3)
    (2, 0)
    """
    start = at
    while at < end and (0x41 <= content[at] <= 0x5A or 0x61 <= content[at] <= 0x7A):
        at += 1
    if at == start:
        return start
    if at < end and (content[at] == 0x30 or content[at] == 0x31):
        at += 1
    if at < end and content[at] == 0x2A:
        at += 1
    return at if is_operator_end(content, at, end) else start


def find_name_end(content: bytes, at: int, end: int) -> int:
    """Return where a name ends whose first letter stands at a place, behind its slash.

    >>> find_name_end(b"/F1 12 Tf", 1, 9), find_name_end(b"/Span<<", 1, 7)
    (3, 5)
    """
    while at < end and not is_operator_end(content, at, end):
        at += 1
    return at


def find_dictionary_end(content: bytes, at: int, end: int) -> int:
    """Return the place after a dictionary without strings and others in it, else its start.

    >>> dictionaries = b"<</MCID 0>>BDC", b"<</E<FEFF>>>BDC", b"<</E(a)>>", b"<</MCID 0>", b"<<a"
    >>> [find_dictionary_end(written, 0, len(written)) for written in dictionaries]
    [11, 0, 0, 0, 0]
    """
    place = at + 2
    while place < end and content[place] not in b"<>()":
        place += 1
    return place + 2 if content[place : place + 2] == b">>" else at


def is_operator_end(content: bytes, at: int, end: int) -> bool:
    """Return whether no letter that could belong to an operator stands at a place."""
    return at >= end or is_white(content[at]) or content[at] in b"\0()<>[]{}/%"


def find_string_end(content: bytes, at: int) -> int:
    r"""Return the place after a string without brackets in it, its start for any other.

    >>> [find_string_end(string, 0) for string in (b"(ab) Tj", rb"(a\)b)", b"(a(b))", b"(a\\")]
    [4, 6, 0, 0]
    >>> [find_string_end(string, 0) for string in (b"<0e 1F> Tj", b"<0x>", b"<<41>>", b"<41")]
    [7, 0, 0, 0]
    """
    if content[at] != OPENING_BRACKET:
        return _find_hex_end(content, at)
    place, end = at + 1, len(content)
    while place < end:
        letter = content[place]
        if letter == _CLOSING_BRACKET:
            return place + 1
        if letter == OPENING_BRACKET:
            break
        place += 2 if letter == _BACKSLASH else 1  # whatever follows is part of the string
    return at


def _find_hex_end(content: bytes, at: int) -> int:
    """Return the place after a string of hexadecimal digits, its start for anything else."""
    if content[at] != OPENING_ANGLE:
        return at
    for place in range(at + 1, len(content)):
        letter = content[place]
        if letter == _CLOSING_ANGLE:
            return place + 1
        if not (0x30 <= letter <= 0x39 or 0x41 <= (letter & 0xDF) <= 0x46 or is_white(letter)):
            break
    return at


def read_array(content: bytes, at: int, end: int, parts: list[float | bytes]) -> int:
    r"""Add the strings, as they are written, and the numbers of an array; return where it ends.

    Returns:
        the place after the closing bracket, -1 where something in it is not written plainly.

    >>> parts: list[float | bytes] = []
    >>> read_array(b"[(a)-20.5 3<62>] TJ", 0, 19, parts), parts
    (16, [b'(a)', -20.5, 3.0, b'<62>'])
    >>> [read_array(array, 0, len(array), []) for array in (b"[(a)", b"[/F1]", b"[(a(b))]")]
    [-1, -1, -1]
    """
    numbers: list[float] = []
    at += 1
    while at < end:
        letter = content[at]
        if letter == _CLOSING_SQUARE:
            return at + 1
        if letter == OPENING_BRACKET or letter == OPENING_ANGLE:
            after = find_string_end(content, at)
            if after == at:
                return -1
            parts.append(content[at:after])
        elif is_white(letter):
            after = at + 1
        else:
            numbers.clear()
            after = read_numbers(content, at, end, numbers)
            if after <= at:
                return -1
            parts += numbers
        at = after
    return -1
