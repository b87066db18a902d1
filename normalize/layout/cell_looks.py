"""What one cell looks like by itself, whatever column and table it is read in."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ...extract.tables.table import Cell
from ..knowledge import load
from ..values.enumerators import split_enumerator
from ..values.kinds import parse_value
from ..values.number_ranges import Numbered, split_numbers
from ..values.numbers.amounts import uses_no_money
from ..wording import ascii_digits, fold, is_blank
from .inferring import begins_name
from .tolerances import FEWEST_WRAPPED, MOST_PARTS

LIST_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]?")
_LEVELS = re.compile(r"(?<!\S)(\d{1,3}(?:\.\d{1,3})*)\.(\d{1,2})[.)]?(?=\s)")
_GAP = re.compile(r"\s+")
_PLAIN_NUMBER = re.compile(r"\d{1,3}[.)]?")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d|\.-)?|\d{4,9}(?:\.\d\d|\.-)?")
_SCORE = re.compile(r"\d{1,3}\.\d{1,2}%?")
_TICK = re.compile(r"[/✓✔√×xX●○•*☑■]{1,3}")
_WORDS = load("column_words")
_MONEY: str = _WORDS["money"]
_CHECKS = tuple(_WORDS["checks"])
_TARGETS, _AIMS = tuple(_WORDS["targets"]), tuple(_WORDS["aims"])


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a cell looks like.

    Attributes:
        folded: its text without white space.
        length: characters of its text.
        list_number: the number that it begins with, `None` for a letter and for none.
        counted: the number that it is, all of it.
        signs: whether it has each of `SIGNS`.
    """

    folded: str
    length: int
    list_number: int | None
    counted: int | None
    signs: tuple[bool, ...]


# Signs of a cell by itself; a column has each of them in a share of its cells.
SIGNS = (
    *("list_number", "plain_number", "starts_numbered", "starts_levels", "packed", "period"),
    *("owner", "short_text", "amount", "score", "tick", "checks", "targets", "aims"),
    "holds_digits",
)


class CellLooks:
    """The looks of the cells of a document, each worked out once.

    A table is tried with each profile, under each range of headings, alone and with others.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], CellLook] = {}

    def of(self, cell: Cell) -> CellLook:
        """Return what a cell looks like."""
        lines = cell.lines
        key = (cell.text, lines[0].text) if len(lines) == 1 else (cell.text, *_texts(cell))
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = _look(cell.text, key[1:])
        return look


def _texts(cell: Cell) -> list[str]:
    return [line.text for line in cell.lines]


# Plans of one year and one agency say the same in many cells.
@lru_cache(maxsize=4096)
def _look(text: str, lines: tuple[str, ...]) -> CellLook:
    mark = split_enumerator(text)
    digits = ascii_digits(text).strip()
    folded = fold(text)
    parts = _Parts(text, lines)
    signs = (
        LIST_NUMBER.fullmatch(digits) is not None,
        _PLAIN_NUMBER.fullmatch(digits) is not None,
        mark.printed is not None and bool(mark.rest),
        mark.printed is not None and "." in mark.printed.strip(".()"),
        sum(split_enumerator(line).printed is not None for line in lines) > 1,
        parts.hold(_is_period) or parts.hold_wrapped(_is_period),
        parts.hold(_is_owner),
        len(text) < 25,
        parts.hold(_is_amount),
        _SCORE.fullmatch(digits) is not None,
        _TICK.fullmatch(digits) is not None,
        any(word in folded for word in _CHECKS),
        mark.rest.startswith(_TARGETS),
        mark.rest.startswith(_AIMS),
        any(map(str.isdigit, mark.rest)),
    )
    return CellLook(folded, len(text), mark.number, _as_number(digits), signs)


def is_column_of(sign: str, cells: Sequence[Cell], share: float) -> bool:
    """Return whether at least a share of the cells of a column shows a sign.

    Cells are looked at until too many of them do not: few columns of few tables are such.

    Args:
        sign: "owner", "period" or "score".
        cells: those that say something.
        share: from 0 to 1.
    """
    shown, left = 0, len(cells)
    for cell in cells:
        if (shown + left) / len(cells) < share:
            return False
        left -= 1
        shown += _TESTS[sign](cell)
    return bool(cells) and shown / len(cells) >= share


class _Parts:
    """The text of a cell and, where it may hold several values, what its lines hold."""

    def __init__(self, text: str, lines: Sequence[str]) -> None:
        self._text, self._lines = text, lines

    def hold(self, test: Callable[[str], bool]) -> bool:
        """Return whether it is such a value, or holds several of them, numbered or a line each."""
        if test(self._text):
            return True
        parts = _several(self._text, tuple(self._lines))
        return bool(parts) and sum(map(test, parts)) >= MOST_PARTS * len(parts)

    def hold_wrapped(self, test: Callable[[str], bool]) -> bool:
        """Return whether its lines are such values, some of which take two.

        Only where one of them takes a line by itself: what no line is, two of a text may be.
        """
        lines = self._lines
        alone = [test(line) for line in lines]
        if sum(alone) < 1 or len(lines) < FEWEST_WRAPPED:
            return False
        held = alone.copy()
        for index, (before, line) in enumerate(pairwise(lines)):
            if not (alone[index] and alone[index + 1]) and test(f"{before} {line}"):
                held[index] = held[index + 1] = True
        return sum(held) >= MOST_PARTS * len(held)


@lru_cache(maxsize=8192)
def _several(text: str, lines: tuple[str, ...]) -> Sequence[str]:
    """Return the values that a text holds: those that it counts on, or else one for each line."""
    items = _counted_items(text) or _levelled_items(text)
    if items:
        return items
    found = [split_numbers(line) for line in lines]
    return [] if len(found) == 1 and not found[0].numbers else _joined(found)


def _counted_items(text: str) -> list[str]:
    """Return the items of a text that counts them on, run together in one line or broken anywhere.

    >>> _counted_items("๑) ๒๔ กันยายน ๖๖ ๒) ๑๔ มกราคม ๖๖")
    ['๒๔ กันยายน ๖๖', '๑๔ มกราคม ๖๖']
    """
    here = split_numbers(text)
    items: list[str] = []
    while here.numbers:
        following = next(
            (
                (gap.start(), found)
                for gap in _GAP.finditer(here.rest)
                if (found := split_numbers(here.rest[gap.end() :])).numbers
                and found.numbers[0] == here.numbers[-1] + 1
            ),
            None,
        )
        if following is None:
            items.append(here.rest)
            break
        items.append(here.rest[: following[0]])
        here = following[1]
    return [item for item in items if not is_blank(item)] if len(items) > 1 else []


def _levelled_items(text: str) -> list[str]:
    """Return the items of a text that counts them on in numbers of several levels.

    Before a figure such a number by itself looks like an amount.

    >>> _levelled_items("๒.๑ ๙,๐๐๐ ๒.๒ ไม่ใช้งบประมาณ"), _levelled_items("๒.๑ ๙,๐๐๐")
    (['๙,๐๐๐', 'ไม่ใช้งบประมาณ'], [])
    """
    digits = ascii_digits(text)
    first = _LEVELS.match(digits)
    if first is None:
        return []
    marks = [first]
    for found in _LEVELS.finditer(digits, first.end()):
        if found[1] == first[1] and int(found[2]) == int(marks[-1][2]) + 1:
            marks.append(found)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    return [item for item in items if not is_blank(item)] if len(items) > 1 else []


def _joined(found: Sequence[Numbered]) -> list[str]:
    """Return numbered items with the lines that continue with them, or else the lines."""
    numbered = [bool(part.numbers) for part in found]
    if sum(numbered) < 2 or not numbered[0]:
        return [part.rest for part in found if not is_blank(part.rest)]
    items: list[str] = []
    for part, begins in zip(found, numbered, strict=True):
        if begins:
            items.append(part.rest)
        else:
            items[-1] += f" {part.rest}"
    return [item for item in items if not is_blank(item)]


def _as_number(digits: str) -> int | None:
    bare = digits.strip(".()")
    last = bare.rpartition(".")[2]
    plain = bare.replace(".", "")
    return int(last) if plain.isascii() and plain.isdecimal() and len(last) <= 3 else None


def _parts_of(cell: Cell) -> "_Parts":
    return _Parts(cell.text, _texts(cell))


def _is_owner(text: str) -> bool:
    return len(text) <= 60 and begins_name(text)


@lru_cache(maxsize=8192)
def _is_period(text: str) -> bool:
    if len(text) > 120 or LIST_NUMBER.fullmatch(ascii_digits(text).strip()):
        return False
    return parse_value(text, "period").status in ("ok", "ambiguous")


def _is_amount(text: str) -> bool:
    digits = ascii_digits(text).strip()
    if _AMOUNT.fullmatch(digits) or uses_no_money(text):
        return True
    return _MONEY in text and len(text) < 40 and parse_value(text, "money").status == "ok"


_TESTS: Mapping[str, Callable[[Cell], bool]] = {
    "owner": lambda cell: _parts_of(cell).hold(_is_owner),
    "period": lambda cell: _parts_of(cell).hold(_is_period),
    "score": lambda cell: _SCORE.fullmatch(ascii_digits(cell.text).strip()) is not None,
}
