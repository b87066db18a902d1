"""Widths of composite fonts, read as QPDF writes them: pdfminer asks of each what it is, thrice."""

import re

from .tolerances import MOST_CODES

_NUMBER = rb"[-+]?[0-9]*\.?[0-9]+"
_GROUP = re.compile(
    rb"\s*+([0-9]++)(?:\s*+\[((?:\s*+" + _NUMBER + rb")*+)\s*+\]"
    rb"|\s++([0-9]++)\s++(" + _NUMBER + rb")(?![-+.0-9]))"
)


def read_widths(written: bytes) -> dict[int, float] | None:
    """Return code -> width of an array /W, None where pdfminer has to read it.

    Source: ISO 32000-1, 9.7.4.3: a first code and the widths from there on, or a first code, a last
    one, and the width of all.

    >>> read_widths(b"[ 3 [ 500 612.5 ] 10 12 250 ]")
    {3: 500.0, 4: 612.5, 10: 250.0, 11: 250.0, 12: 250.0}
    >>> read_widths(b"[ 3 7 0 R ]"), read_widths(b"[ 1 2 [ 500 ] ]"), read_widths(b"[ 1.5 [ 3 ] ]")
    (None, None, None)
    """
    if written[:1] != b"[" or written[-1:] != b"]":
        return None
    widths: dict[int, float] = {}
    at, end = 1, len(written) - 1
    while match := _GROUP.match(written, at, end):
        at = match.end()
        first = int(match[1])
        if match[3] is None:
            for number, width in enumerate(match[2].split()):
                widths[first + number] = float(width)
            continue
        last, width = int(match[3]), float(match[4])
        if last - first >= MOST_CODES:
            return None
        for code in range(first, last + 1):
            widths[code] = width
    return None if written[at:end].strip() else widths
