"""Tables without rules, one below the other: where the first one ends."""

import pytest

from mattrakan.extract.tables.rivers import clusters_to_rows, find_blocks
from mattrakan.extract.text.clusters import Cluster

LETTER_PT, SIZE_PT = 5.0, 10.0


def row(baseline: float, widths: tuple[int, ...], font: str = "f") -> list[Cluster]:
    """Return a line of columns 100 pt wide, which begin with so many letters."""
    return [
        Cluster("ก", x, x + LETTER_PT, baseline, SIZE_PT, 0, font=font)
        for column, letters in enumerate(widths)
        for x in (100.0 * column + LETTER_PT * place for place in range(letters))
    ]


def ends(gap: float, widths: tuple[int, ...], rows: int, font: str = "f") -> list[int]:
    """Return behind which rows tables end: rows 20 pt apart, and after a gap three others."""
    clusters = [one for index in range(rows) for one in row(20.0 * index, (5, 5, 5))]
    start = 20.0 * (rows - 1) + gap
    for index in range(3):
        clusters += row(start + 20.0 * index, widths, font)
    return [block.last for block in find_blocks(clusters_to_rows(clusters))]


NARROW = (18, 17, 5)  # little is left of the strips between the columns


@pytest.mark.parametrize(("gap", "found"), [(24.0, [9]), (26.0, [6, 9]), (38.0, [6, 9])])
def test_wider_texts_after_a_gap_are_another_table(gap: float, found: list[int]) -> None:
    assert ends(gap, NARROW, 6) == found


def test_after_more_than_a_heading_and_two_rows() -> None:
    assert ends(26.0, NARROW, 3) == [6]
    assert ends(26.0, NARROW, 5) == [5, 8]


@pytest.mark.parametrize("gap", [26.0, 38.0])
def test_texts_as_wide_as_those_above_are_not(gap: float) -> None:
    assert ends(gap, (5, 5, 5), 6) == [9]


def test_what_is_in_another_font_than_its_headings_is_not() -> None:
    assert ends(26.0, NARROW, 6, font="g") == [9]
