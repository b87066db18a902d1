"""Forms of lines: both sides of each number that says which lines are one."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.form_lines import split_labelled, with_line_forms

PAPER = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
LONG = "ชาวบ้านทุกหมู่บ้านในตำบลร่วมกันปลูกป่าชุมชนริมคลอง"  # so that no other line is full
LABELS = ("ชื่อ", "เหตุผล", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา")


def form(*labels: str, value: str = "ก") -> list[str]:
    return [f"{label} : {value}{n}" for n, label in enumerate(labels)]


def tables(*pages: DocumentPage) -> list[list[list[str]]] | None:
    """Return the texts of the rows of each table, None where there are no forms."""
    found = with_line_forms(pages)
    if found is None:
        return None
    return [
        [[cell.text for cell in table if cell.row == row] for row in range(table.n_rows)]
        for page in found
        for table in page.tables
    ]


def page_of(*texts: str, number: int = 1) -> DocumentPage:
    page: DocumentPage = PAPER["make_page"](number, *texts)
    return page


def moved(page: DocumentPage, place: int, dx: float = 0.0, dy: float = 0.0) -> DocumentPage:
    """Return a page on which one line is moved, and those below it with it."""
    lines = list(page.lines)
    for at in range(place, len(lines)):
        x = dx if at == place else 0.0
        box = lines[at].box
        lines[at] = replace(
            lines[at], box=Box(box.x0 + x, box.top + dy, box.x1 + x, box.bottom + dy)
        )
    return replace(page, lines=tuple(lines))


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("ชื่อ : ปลูกป่า", ("ชื่อ", "ปลูกป่า")),
        ("ชื่อ:ปลูกป่า", ("ชื่อ", "ปลูกป่า")),
        ("๑. ชื่อ : ปลูกป่า", ("ชื่อ", "ปลูกป่า")),
        ("ชื่อ :", ("ชื่อ", None)),
        ("ก" * 60 + ":ข", ("ก" * 60, "ข")),
        ("ก" * 61 + ":ข", None),
        ("เวลา ๑๓:๓๐ น.", None),
        ("เวลา ๑๓: ๓๐ น.", ("เวลา ๑๓", "๓๐ น.")),
        ("๑๒ : ๓๔", None),
        ("ปลูกป่า", None),
        (": ปลูกป่า", None),
    ],
)
def test_a_label_stands_before_a_colon(text: str, split: tuple[str, str | None] | None) -> None:
    found = split_labelled(Line(text, Box(50.0, 100.0, 300.0, 116.0), 16.0))
    assert (None if found is None else (found[0].text, found[1] and found[1].text)) == split


@pytest.mark.parametrize(("count", "are_forms"), [(4, True), (3, False)])
def test_forms_have_four_labels(count: int, are_forms: bool) -> None:
    found = tables(page_of(*form(*LABELS[:count]), *form(*LABELS[:count])))
    assert (found is not None) is are_forms
    if found is not None:
        assert [len(table) for table in found] == [count, count]
        assert found[0][0] == ["ชื่อ", "ก0"]


@pytest.mark.parametrize(("count", "are_forms"), [(3, True), (2, False)])
def test_each_form_has_most_of_the_labels(count: int, are_forms: bool) -> None:
    whole = form(*LABELS)
    found = tables(page_of(*whole, *whole, *form(*LABELS[:count])))
    assert (found is not None) is are_forms


def test_one_form_is_none() -> None:
    assert tables(page_of(*form(*LABELS))) is None
    assert tables() is None


@pytest.mark.parametrize(("dx", "n_rows"), [(2.9, 5), (-2.9, 5), (3.1, 4), (-3.1, 4)])
def test_labels_begin_at_one_place(dx: float, n_rows: int) -> None:
    page = page_of(*form(*LABELS), *form(*LABELS))
    found = tables(moved(page, 2, dx))
    assert found is not None
    assert [len(table) for table in found] == [n_rows, 5]


@pytest.mark.parametrize(
    ("text", "dx", "dy", "is_part"),
    [
        pytest.param("ต่อ", 20.0, 0.0, True, id="begins as lines inside do"),
        pytest.param("ต่อ", 22.9, 0.0, True, id="nearly so"),
        pytest.param("ต่อ", 23.2, 0.0, False, id="elsewhere"),
        pytest.param("ต่อ", 0.0, 0.0, False, id="begins as labels do"),
    ],
)
def test_a_line_below_the_last_label_continues_its_value(
    text: str, dx: float, dy: float, is_part: bool
) -> None:
    texts = [*form(*LABELS), *form(*LABELS), text]
    texts.insert(1, LONG)
    page = moved(moved(page_of(*texts), 1, 20.0), len(texts) - 1, dx, dy)
    found = tables(page)
    assert found is not None
    assert ("ต่อ" in found[-1][-1][1]) is is_part
    assert LONG in found[0][0][1]


@pytest.mark.parametrize(("ratio", "is_part"), [(2.1, True), (2.3, False)])
def test_it_follows_closely(ratio: float, is_part: bool) -> None:
    texts = [*form(*LABELS), *form(*LABELS), "ต่อ"]
    texts.insert(1, LONG)
    page = moved(moved(page_of(*texts), 1, 20.0), len(texts) - 1, 20.0)
    before, last = page.lines[-2:]
    far = ratio * last.size - (last.box.top - before.box.top)
    found = tables(moved(page, len(texts) - 1, 0.0, far))
    assert found is not None
    assert ("ต่อ" in found[-1][-1][1]) is is_part


def test_it_stands_on_the_same_page() -> None:
    texts = [*form(*LABELS), *form(*LABELS)]
    texts.insert(1, LONG)
    second = moved(page_of("ต่อ", number=2), 0, 20.0)
    found = tables(moved(page_of(*texts), 1, 20.0), second)
    assert found is not None
    assert [len(table) for table in found] == [5, 5]
