"""Rows of forms that tell nothing of a measure: headings, and rows that a page prints again."""

from collections.abc import Sequence

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Table
from ..knowledge import load
from ..layout.header_scores import is_wording
from ..layout.profile import load_built_in
from ..wording import fold
from .form_pairs import Pair

_DETAILS = tuple(map(fold, load("column_words")["details"]))


def without_heading(
    pairs: list[Pair], pieces: Sequence[tuple[DocumentPage, Table, list[Pair]]]
) -> list[Pair]:
    """Return the pairs without a heading row, which says the same in every piece.

    So may an office that all forms are of: the value of a heading row is a heading too.
    """
    first = pairs[0]
    if first.names or first.label.row != 0 or not _heads_values(first.value.text):
        return pairs
    head = fold(first.value.text)
    values = [fold(p[0].value.text) for _, _, p in pieces if p[0].key == first.key]
    if len(values) == 1 or {*values} != {head}:
        return pairs
    # One table may hold several forms, each under its heading.
    return [p for p in pairs if p.key != first.key or fold(p.value.text) != head]


def without_repeated(
    pairs: list[Pair], page: DocumentPage, pieces: Sequence[tuple[DocumentPage, Table, list[Pair]]]
) -> list[Pair]:
    """Return the pairs at a page's top without a first row that is printed there again.

    It says what a row of the page before does; that row heads the form which the page cuts.
    """
    before = [
        pair for earlier, _, held in pieces if earlier.number == page.number - 1 for pair in held
    ]
    first = next(held for here, _, held in pieces if here is page)
    if first is not pairs or len(pairs) < 2:
        return pairs
    texts = [(fold(pair.label.text), fold(pair.value.text)) for pair in before]
    again = (fold(pairs[0].label.text), fold(pairs[0].value.text))
    return (
        pairs[1:] if again in texts and pairs[1].key not in _keys_behind(before, again) else pairs
    )


def _keys_behind(pairs: Sequence[Pair], text: tuple[str, str]) -> set[str]:
    """Return the labels behind the last row that says a text."""
    places = [
        place
        for place, pair in enumerate(pairs)
        if (fold(pair.label.text), fold(pair.value.text)) == text
    ]
    return {pair.key for pair in pairs[places[-1] + 1 :]}


def _heads_values(text: str) -> bool:
    """Return whether a text is a heading of values: a general one, or of a column of measures."""
    return fold(text).startswith(_DETAILS) or is_wording(text, load_built_in("measures"))
