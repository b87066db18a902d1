"""Rows above the first run of a table without upright rules and below its last one."""

import runpy
from pathlib import Path

import pytest

PIECED = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
XS = PIECED["XS"]
PLAIN = PIECED["PLAIN"]
words = PIECED["words"]
pieces = PIECED["pieces"]
fills = PIECED["fills"]
stripes = PIECED["stripes"]
table_rows = PIECED["table_rows"]


@pytest.mark.parametrize("last", [100, 104])
def test_rows_between_filled_rows_are_rows(last: float) -> None:
    """Headings and every other row are filled; the last row has nothing below it."""
    rules = fills(48, 66, *XS) + fills(86, 106, *XS)
    (rows,) = table_rows(PLAIN + words(("๓", 62, last + 20), ("คง", 92, last + 20)), rules)
    assert [row[0] for row in rows] == ["ที่", "๑", "๒", "๓"]
    assert rows[3][1] == "คง"


def test_prose_below_filled_rows_is_no_row() -> None:
    rules = fills(48, 66, *XS) + fills(86, 106, *XS)
    prose = words(("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลว", 50, 124))
    (rows,) = table_rows(PLAIN + prose, rules)
    assert [row[0] for row in rows] == ["ที่", "๑", "๒"]


@pytest.mark.parametrize(("below", "rows"), [(0, 3), (1, 3), (2, 3), (3, 2)])
def test_a_row_that_the_foot_of_the_page_cuts_is_a_row(below: int, rows: int) -> None:
    rules = [rule for y in (48, 66, 86) for rule in pieces(y, *XS)]
    prose = words(*((f"กข {'คง ' * 20}", 55, 160 + 14 * i) for i in range(below)))
    (found,) = table_rows([*PLAIN, *prose], rules)
    assert len(found) == rows


@pytest.mark.parametrize(("pitch", "rows"), [(40, 4), (85, 4), (110, 2)])
def test_rows_set_wide_below_a_filled_heading_are_rows(pitch: float, rows: int) -> None:
    clusters = words(
        ("ที่", 60, 60), ("รายการ", 95, 60), ("จำนวน", 230, 60),
        *(
            text
            for n, y in enumerate((80, 80 + pitch, 80 + 2 * pitch), 1)
            for text in ((f"{n}.", 62, y), ("กขคงจ", 92, y), ("ฉชซ", 92, y + 14), ("๒๐", 230, y))
        ),
    )  # fmt: skip
    (found,) = table_rows(clusters, fills(48, 66, *XS))[:1]
    assert len(found) == rows


@pytest.mark.parametrize(("start", "n_rows"), [(92.0, 5), (60.0, 4)])
def test_a_plain_row_above_the_first_filled_one(start: float, n_rows: int) -> None:
    """A title crosses the columns, a row of the table does not."""
    rules = stripes(66, 106, ends=XS)
    first = [("กขคงจฉชซฌญฎฏฐฑฒณดตถทธน", start, 60)]
    first += [("๐", 62, 60), ("๙๐", 230, 60)] if start == 92 else []
    rows = [("๑", 80), ("๒", 100), ("๓", 120), ("๔", 140)]
    body = [(n + t, x, y) for n, y in rows for t, x in (("", 62), ("กข", 92), ("๐", 230))]
    (found,) = table_rows(words(*first, *body), rules)
    assert len(found) == n_rows
    assert [row[0] for row in found][-4:] == ["๑", "๒", "๓", "๔"]


@pytest.mark.parametrize(
    ("number", "n_rows"),
    [(True, 4), (False, 5)],  # a row with no number of its own is split by its text
)
def test_a_numbered_row_that_the_page_cuts_is_one_where_those_above_are(
    number: bool, n_rows: int
) -> None:
    heads = [("ที่", 60, 60), ("รายการ", 95, 60), ("จำนวน", 230, 60)]
    first = [("๑", 62, 80), ("กขคง", 92, 80), ("จฉ", 92, 94), ("๒ วัน", 230, 80)]
    second = [("๒", 62, 120), ("ชซฌ", 92, 120), ("ญฎ", 92, 134), ("๓ วัน", 230, 120)]
    cut = [("- ฏฐฑ", 92, 160), ("ฒณด", 92, 174), ("- ตถท", 92, 194), ("ธนบ", 92, 208)]
    beside = [("- ปผ", 230, 160), ("- ฝพ", 230, 174), ("- ฟภ", 230, 194), ("- มย", 230, 208)]
    own = [("๓", 62, 160)] if number else []
    rules = [rule for y in (48, 66, 106, 146) for rule in pieces(y, *XS)]
    (rows,) = table_rows(words(*heads, *first, *second, *cut, *beside, *own), rules)
    assert len(rows) == n_rows
    if number:
        assert rows[3] == ["๓", "- ฏฐฑฒณด - ตถทธนบ", "- ปผ - ฝพ - ฟภ - มย"]
