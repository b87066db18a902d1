"""Tables on their side that a page cuts: whose rows behind the page's end are further columns."""

from types import SimpleNamespace

import pytest

from mattrakan.normalize.joined.sideways import join_sideways

NAMES = ["ตัวชี้วัด", "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"]
SCORES = ["๒๕๖๖", "๙๐.๑๐", "๘๐.๒๐", "๗๐.๓๐"]
MORE = ["๒๕๖๗", "๙๑.๑๐", "๘๑.๒๐", "๗๑.๓๐"]
BLANKS = ["๒๕๖๗", "-", "", "๗๑"]
OTHERS = [*NAMES[:3], "การเปิดเผยข้อมูล"]
TOP = ["ผลการประเมิน", "<", "<", "<"]


@pytest.mark.parametrize(
    ("first", "second", "texts"),
    [
        pytest.param([NAMES, SCORES], [NAMES, MORE], [NAMES, SCORES, MORE], id="names again"),
        pytest.param(
            [TOP, NAMES, SCORES], [TOP, NAMES, MORE], [TOP[:1], NAMES, SCORES, MORE], id="a title"
        ),
        pytest.param([NAMES, SCORES], [MORE], [NAMES, SCORES, MORE], id="scores alone"),
        pytest.param([NAMES, SCORES], [BLANKS], [NAMES, SCORES, BLANKS], id="blank scores"),
        pytest.param([NAMES, SCORES], [NAMES], None, id="no rows below the names"),
        pytest.param([NAMES, SCORES], [["๒๕๖๗", "ดี", "๘๑", "๗๑"]], None, id="a word for a score"),
        pytest.param([NAMES, SCORES], [["๒๕๖๗", "๙๑", "๘๑"]], None, id="of fewer columns"),
        pytest.param([["ปี", "ก", "ข", "ค"], SCORES], [MORE], None, id="no names of indicators"),
        pytest.param([NAMES, SCORES], [OTHERS, MORE], None, id="other names"),
    ],
)
def test_rows_behind_the_end_are_further_columns_of_a_table_on_its_side(
    paper: SimpleNamespace,
    first: list[list[str]],
    second: list[list[str]],
    texts: list[list[str]] | None,
) -> None:
    pages = [paper.page(1, first), paper.page(2, second)]
    joined = join_sideways(pages)
    if texts is None:
        assert joined == pages
        return
    (whole,) = joined[0].tables
    assert joined[1].tables == ()
    assert whole.n_rows == len(texts)
    said = [[cell.text for cell in whole if cell.row == row] for row in range(whole.n_rows)]
    assert said == texts
    assert {cell.page for cell in whole} == {1, 2}


def test_a_page_between_and_tables_before_and_behind_are_left(paper: SimpleNamespace) -> None:
    other = [["ที่", "มาตรการ"], ["๑", "ปลูกป่า"]]
    pages = [paper.page(1, [NAMES, SCORES]), paper.page(2), paper.page(3, [MORE])]
    assert join_sideways(pages) == pages
    pages = [paper.page(1, other, [NAMES, SCORES]), paper.page(2, [MORE], other)]
    joined = join_sideways(pages)
    assert [len(page.tables) for page in joined] == [2, 1]
    assert joined[0].tables[0] == pages[0].tables[0]
    assert joined[0].tables[1].n_rows == 3
    assert joined[1].tables[0] == pages[1].tables[1]
    assert join_sideways([]) == []
