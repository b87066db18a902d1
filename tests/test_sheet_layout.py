"""How wide the columns of a sheet are, and how many lines a row has room for."""

import pytest

from mattrakan.export.columns import Column, Type
from mattrakan.export.sheet_layout import column_width, row_height

LINE = 17.0


@pytest.mark.parametrize(
    ("name", "width"),
    [
        *[("action", 60), ("message_th", 60), ("label", 60)],
        *[("title", 48), ("path", 48), ("extra", 40), ("follow_up", 40)],
        *[("measure", 36), ("where", 36), ("agency", 30), ("header", 30), ("findings", 30)],
        *[("period", 24), ("amount_raw", 24), ("code", 24)],
    ],
)
def test_a_column_of_texts_is_as_wide_as_they_need(name: str, width: int) -> None:
    assert column_width(Column(name, "string", "")) == width


@pytest.mark.parametrize(
    ("of_type", "width"),
    [("date", 16), ("decimal", 18), ("integer", 12), ("number", 11), ("string", 17)],
)
def test_other_columns_are_as_wide_as_their_values(of_type: Type, width: int) -> None:
    assert column_width(Column("anything", of_type, "")) == width


@pytest.mark.parametrize(
    ("letters", "lines"),
    [(84, 1), (85, 2), (168, 2), (169, 3), (84 * 24, 24), (84 * 40, 409 / LINE)],
)
def test_lines_are_full_to_84_letters_of_100(letters: int, lines: float) -> None:
    """No row is higher than Excel allows."""
    assert row_height(["x" * letters], [100]) == lines * LINE


@pytest.mark.parametrize(
    ("text", "lines"),
    [("a\nb", 2), ("a\n\nb", 3), ("\n", 1), (f"a\n{'x' * 85}", 3), ("ที่" * 84 + "\n", 1)],
)
def test_each_paragraph_begins_a_line(text: str, lines: int) -> None:
    assert row_height([text], [100]) == lines * LINE


def test_the_highest_cell_decides() -> None:
    assert row_height(["a", "x" * 20, None, 12], [10, 10, 10, 10]) == 3 * LINE
