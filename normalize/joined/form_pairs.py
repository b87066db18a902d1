"""The rows of a form as pairs of a label and what it says, its counted labels without numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...extract.geometry import boxes_to_box
from ...extract.tables.table import Cell, Table
from ..knowledge import load
from ..layout.header_scores import score_fields
from ..layout.profile import load_built_in
from ..layout.tolerances import LISTED_MARKS_LOST
from ..values.enumerators import bare_list_number, last_number
from ..wording import fold
from .tolerances import FORMS_LABELLED, FORMS_NUMBERED, LONGEST_LABEL

_FACTS = load("enumerators")
_ORDINAL: str = _FACTS["ordinal"]
_NOT_COUNTED = tuple(_FACTS["not_counted"])
# "มาตรการที่ ๒", "มาตรการ ๒ :", "เรื่องที่ ๒.๑"
_COUNTED = re.compile(
    r"(?P<words>.*[^\W\d].*?)\s*(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*)\s*[.:)]?\s*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what stands beside it.

    Attributes:
        label: the heading at the left.
        value: what it says.
        names: one cell across the table, which names the form below it.
    """

    label: Cell
    value: Cell
    names: bool = False

    @property
    def key(self) -> str:
        """The label as it is compared with others; empty for a row across the table."""
        return "" if self.names else fold(self.label.text)


def find_pairs(table: Table) -> Iterator[Pair]:
    """Yield the labels of a table with their values; none where it is no form by its shape."""
    if table.n_columns not in (2, 4) or table.n_rows < 1:
        return
    found: list[Pair] = []
    for index, row in enumerate(table.grid()):
        cells = list(dict.fromkeys(id(cell) for cell in row if cell))
        here = [cell for cell in table if id(cell) in cells and cell.row == index]
        if len(here) == 1 and here[0].column_span == table.n_columns and here[0].lines:
            found.append(Pair(here[0], here[0], names=True))
            continue
        if len(here) == 3 and not here[-1].lines:
            here.pop()  # a value that is as wide as the others need beside a blank cell
        if len(here) not in (2, 4) or any(cell.row_span > 1 for cell in here):
            return
        pairs = [Pair(without_colon(a), b) for a, b in zip(here[::2], here[1::2], strict=True)]
        if table.n_columns == 4 and len(here) == 2 and here[0].column_span > 1:
            return
        found += pairs
    labels = [pair.key for pair in found if pair.key]
    if sum(bare_list_number(label) is not None for label in labels) > FORMS_NUMBERED * len(labels):
        return  # rows of a list
    if len(labels) >= FORMS_LABELLED * len(found) and all(
        len(pair.label.text) <= LONGEST_LABEL for pair in found if not pair.names
    ):
        yield from found


def without_colon(cell: Cell) -> Cell:
    """Return the cell of a label without a colon behind it."""
    if not cell.lines or not cell.text.endswith(":"):
        return cell
    *above, last = cell.lines
    return replace(cell, lines=(*above, replace(last, text=last.text.rstrip(": "))))


def split_counted(label: str) -> tuple[str, str] | None:
    """Return a label without the number behind it, and that number; None where it has none.

    >>> split_counted("มาตรการที่ ๒"), split_counted("ผู้รับผิดชอบ")
    (('มาตรการ', '๒'), None)
    """
    found = _COUNTED.fullmatch(label)
    if found is None:
        return None
    words = found["words"].rstrip()
    if not words.endswith(_NOT_COUNTED):
        words = words.removesuffix(_ORDINAL).rstrip()
    return words, found["number"]


def count_labels(tables: Sequence[Sequence[Pair]]) -> list[list[Pair]]:
    """Return the pairs of tables with the number of each label that counts forms before its value.

    "มาตรการที่ ๑", "มาตรการที่ ๒" are one label of two forms where the numbers count on over the
    document and other labels come again behind each. Those of "ไตรมาส ๑" to "ไตรมาส ๔" begin
    again in each form, or have nothing between them.
    """
    flat = [pair for pairs in tables for pair in pairs]
    marks: dict[str, list[tuple[int, str]]] = {}
    for place, pair in enumerate(flat):
        found = None if pair.names else split_counted(pair.label.text)
        if found is not None:
            words, number = found
            marks.setdefault(words, []).append((place, number))
    begins: dict[int, tuple[str, str]] = {}
    for words, places in marks.items():
        if _count_forms(words, places, flat):
            begins |= {place: (words, number) for place, number in places}
    places_left = iter(range(len(flat)))
    return [
        [with_number(pair, begins.get(next(places_left))) for pair in pairs] for pairs in tables
    ]


def best_field(label: str, least: float = 0.0) -> str:
    """Return the field that a label means most surely, empty where none is that sure.

    >>> best_field("ชื่อมาตรการ"), best_field("ฟ้าใส")
    ('measure', '')
    """
    scores = score_fields((label,), load_built_in("measures"))
    best = max(scores, key=lambda field: scores[field], default="")
    return best if best and scores[best] >= least else ""


def is_measure_label(label: str) -> bool:
    """Return whether a label is listed as the name of a measure."""
    scores = score_fields((label,), load_built_in("measures"))
    return scores.get("measure", 0.0) >= LISTED_MARKS_LOST


def _count_forms(words: str, places: Sequence[tuple[int, str]], pairs: Sequence[Pair]) -> bool:
    """Return whether numbered labels of the same words each begin a form."""
    if len(places) == 1:
        return is_measure_label(words)
    numbers = [last_number(number) for _, number in places]
    if any(a is None or b != a + 1 for a, b in pairwise(numbers)):
        return False
    ends = [*(place for place, _ in places[1:]), len(pairs)]
    keys = [
        {pair.key for pair in pairs[place + 1 : end] if pair.key}
        for (place, _), end in zip(places, ends, strict=True)
    ]
    return all(a & b for a, b in pairwise(keys))


def with_number(pair: Pair, begins: tuple[str, str] | None) -> Pair:
    """Return a pair whose label's number stands before its value; itself where it counts none."""
    if begins is None:
        return pair
    words, number = begins
    label = replace(pair.label, lines=(replace(pair.label.lines[0], text=words),))
    first, *rest = pair.value.lines or (replace(pair.label.lines[0], text=""),)
    box = boxes_to_box([first.box, pair.label.box])
    first = replace(first, text=f"{number}. {first.text}", box=box)
    return Pair(label, replace(pair.value, lines=(first, *rest)))
