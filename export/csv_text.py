"""CSV as bytes: what `tables` writes without loading the models of reports."""

import csv
import io
from collections.abc import Iterable


def rows_to_csv(rows: Iterable[Iterable[object]]) -> bytes:
    r"""Return rows as CSV with CR LF line ends.

    >>> rows_to_csv([["a", None], ["b c", 1]])
    b'a,\r\nb c,1\r\n'
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8", "backslashreplace")
