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


def without_headings(
    pieces: Sequence[tuple[DocumentPage, Table, list[Pair]]],
) -> list[tuple[DocumentPage, Table, list[Pair]]]:
    """Return the pairs of all pieces without heading rows, which say the same wherever they are.

    So may an office that all forms are of: the value of a heading row is a heading too. It is the
    first row of a table at least once; one table may hold several forms, each under its heading,
    and begin with the rest of another.
    """
    values: dict[str, list[str]] = {}
    for _, _, pairs in pieces:
        for pair in pairs:
            if not pair.names:
                values.setdefault(pair.key, []).append(fold(pair.value.text))
    headings = {
        first.key
        for _, _, (first, *_) in pieces
        if not first.names
        and first.label.row == 0
        and _heads_values(first.value.text)
        and len(values[first.key]) > 1
        and len({*values[first.key]}) == 1
    }
    return [
        (page, table, [p for p in pairs if p.names or p.key not in headings])
        for page, table, pairs in pieces
    ]


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
