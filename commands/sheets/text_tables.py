"""Text files as sheets: encoding, separator, quotes that are never closed."""

import codecs
import csv
import io
import re
import sys
from collections import Counter

from ...errors import SpreadsheetError, UsageError
from .sheet import Rows, Sheet, even_rows

_SEPARATORS = ",;\t|"
_LOOKED_AT = 50  # records by which the separator is known
_WINDOW = 4096  # bytes by which UTF-16 without a mark is known
_THAI_HIGH_BYTE = 0x0E  # of U+0E00 to U+0EFF


def read_text_table(
    data: bytes, encoding: str | None = None, *, tabs: bool = False
) -> tuple[Sheet, str]:
    """Return a text file as a sheet, and its encoding.

    Args:
        data: the file.
        encoding: of it; found out when not given.
        tabs: its name says that tabs separate its cells.

    Raises:
        SpreadsheetError: it is no text in a known encoding.
        UsageError: there is no such encoding.
    """
    text, found = decode_text(data, encoding)
    notes = []
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        separator, text = first.strip()[-1], rest
        notes.append(f"The first line says that {separator!r} separates cells.")
    else:
        separator = find_separator(text, "\t" if tabs else ",")
    rows, unclosed = parse_records(text, separator)
    notes += [
        f"Line {line} has a quote that is never closed; it is taken as text." for line in unclosed
    ]
    if "\0" in text:
        notes.append("There are NUL characters in it; they are kept.")
    return Sheet("", even_rows(rows, ""), notes=tuple(notes)), found


def find_separator(text: str, usual: str = ",") -> str:
    r"""Return what separates cells: the sign that makes most records equally wide.

    >>> find_separator('"a;b;c",d\n1,2\n'), find_separator("a\nb\n")
    (',', ',')
    """
    start = "".join(text.splitlines(keepends=True)[: _LOOKED_AT * 2])
    best, best_score = usual, 0.0
    for separator in sorted(_SEPARATORS, key=lambda one: one != usual):
        rows = [row for row in parse_records(start, separator)[0][:_LOOKED_AT] if row]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if widths:
            width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
            score = count / len(rows) + min(width, 99) / 1000
            if score > best_score:
                best, best_score = separator, score
    return best


def parse_records(text: str, separator: str) -> tuple[Rows, list[int]]:
    r"""Return the records of a text, and the numbers of lines with a quote that is never closed.

    Such a quote, and one that closes in the midst of a cell, is a letter like any other.

    >>> parse_records('a,b\n1,"x\n2,y\n', ",")
    ([['a', 'b'], ['1', '"x'], ['2', 'y']], [2])
    >>> parse_records('"a"b,"c,d"\n', ",")
    ([['"a"b', 'c,d']], [1])
    """
    csv.field_size_limit(sys.maxsize)
    try:
        lines = io.StringIO(text, newline="")
        return [list(row) for row in csv.reader(lines, delimiter=separator, strict=True)], []
    except csv.Error:
        return _parse_leniently(text, separator)


def _parse_leniently(text: str, separator: str) -> tuple[Rows, list[int]]:
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    rows: Rows = []
    unclosed: list[int] = []
    row: list[str] = []
    place = 0
    while place < len(text):
        end = _closing(text, place, separator) if text[place] == '"' else -1
        if end > 0:
            row.append(text[place + 1 : end].replace('""', '"'))
            place = end + 1
        else:
            if text[place] == '"':
                unclosed.append(len(re.findall(r"\r\n|\r|\n", text[:place])) + 1)
            found = plain.match(text, place)
            cell = found[0] if found else ""
            row.append(cell)
            place += len(cell)
        if place < len(text) and text[place] == separator:
            place += 1
            if place == len(text):
                row.append("")
            continue
        place += 2 if text.startswith("\r\n", place) else 1
        rows.append([] if row == [""] else row)
        row = []
    if row:
        rows.append(row)
    return rows, list(dict.fromkeys(unclosed))


def _closing(text: str, opening: int, separator: str) -> int:
    """Return the place of the quote that closes one, -1 where none stands at the end of a cell."""
    place = text.find('"', opening + 1)
    while place >= 0:
        after = text[place + 1 : place + 2]
        if after == '"':
            place = text.find('"', place + 2)
        else:
            return place if after in (separator, "\r", "\n", "") else -1
    return -1


def decode_text(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return text and the encoding it was in: UTF-8, with a byte order mark, UTF-16 or CP874.

    Thai in CP874 (TIS-620 with a few signs more) is never valid UTF-8 for more than a few letters.

    >>> decode_text("กอง".encode("utf-8-sig"))
    ('กอง', 'utf-8-sig')
    >>> decode_text("กอง".encode("cp874")), decode_text("กอง,a".encode("utf-16-le"))
    (('กอง', 'cp874'), ('กอง,a', 'utf-16-le'))
    """
    if encoding is not None:
        try:
            return data.decode(codecs.lookup(encoding).name), encoding
        except LookupError as error:
            raise UsageError(
                f"There is no encoding {encoding!r}.", "Try utf-8 or cp874."
            ) from error
        except UnicodeError as error:
            raise SpreadsheetError(
                f"The text is not in {encoding}.", "Leave --encoding out to have it found."
            ) from error
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    candidates = ["utf-8-sig"] if data.startswith(codecs.BOM_UTF8) else []
    candidates += ["utf-16"] if marked else _unmarked_utf16(data)
    for candidate in (*candidates, "utf-8", "cp874"):
        try:
            return data.decode(candidate), candidate
        except UnicodeError:
            continue
    raise SpreadsheetError(
        "The text is neither UTF-8 nor Thai CP874.", "Name its encoding with --encoding."
    )


def _unmarked_utf16(data: bytes) -> list[str]:
    """Return UTF-16 of one kind where every second byte is that of ASCII or Thai letters."""
    start = data[: min(_WINDOW, len(data) // 2 * 2)]
    if len(start) < 4 or len(data) % 2:
        return []
    high = {0, _THAI_HIGH_BYTE}
    for name, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        seconds = start[offset::2]
        if 0 in seconds and sum(byte in high for byte in seconds) >= 0.95 * len(seconds):
            return [name]
    return []
