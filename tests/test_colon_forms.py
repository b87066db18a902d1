"""Forms without rules: labels and values parted by colons, in a column or on lines."""

import runpy
from pathlib import Path

import pytest

import mattrakan
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import Cluster
from mattrakan.models import Report

WRITTEN = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))
Form = tuple[str, list[str], str, str]

TITLE = "มาตรการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
LABELS = ("ชื่อมาตรการ", "เหตุผล", "ขั้นตอนการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "งบประมาณ")
OTHERS = ("โครงการ", "ที่มาของเรื่อง", "วิธีดำเนินการ", "เจ้าภาพหลัก", "กำหนดแล้วเสร็จ", "ค่าใช้จ่าย")
FORMS: list[Form] = [
    ("ปลูกป่าชายเลน", ["๑. เพาะกล้าไม้", "๒. ลงกล้า", "๓. นับกล้าที่รอด"], "กองช่าง", "ม.ค. ๖๘"),
    ("อ่านหนังสือให้เด็กฟัง", ["๑. จัดชั้นหนังสือ", "๒. ชวนคนอ่าน"], "กองคลัง", "มี.ค. ๖๘"),
    ("งดรับของขวัญ", ["๑. แจ้งคู่สัญญา", "๒. ตั้งจุดส่งคืน"], "สำนักปลัด", "ก.พ. ๖๘"),
]
READ = [(name, [step[3:] for step in steps], {owner}, {when}) for name, steps, owner, when in FORMS]
LEFT, COLON, VALUE, LEADING, ROW = 65.0, 196.0, 210.0, 18.0, 23.0


def read(report: Report) -> list[tuple[str | None, list[str | None], set[str], set[str]]]:
    return [
        (
            m.name,
            [a.text for a in m.actions],
            {owner for a in m.actions for owner in a.responsible},
            {a.period.raw for a in m.actions if a.period},
        )
        for m in report.measures
    ]


def draw(
    style: str,
    *,
    labels: tuple[str, ...] = LABELS,
    forms: int = 3,
    on_page: int = 1,
    end: float = 800.0,
    above: str = "",
) -> Report:
    """Return what is read of forms, drawn in one style.

    Args:
        style: "column" of colons; "tab" before colon and value; "glued" to the label, the value at
            a tab; "none"; "line", all on one line with further lines below the label.
        labels: of the rows.
        forms: how many.
        on_page: of them on a page.
        end: the place on a page below which nothing stands.
        above: what counts the forms, "{}" for the number.
    """
    page = WRITTEN["Writer"]()
    page.centred(84, TITLE)
    y = 130.0
    for place, (name, steps, owner, when) in enumerate(FORMS[:forms]):
        if place and place % on_page == 0:
            page.new_page()
            page.centred(84, TITLE)
            y = 130.0
        elif place:
            y += ROW
        if above:
            page.text(480, y, above.format("๑๒๓"[place]))
            y += ROW
        values = [[name], ["น้ำเซาะตลิ่งทุกปี", "และมีผู้ร้องเรียน"], steps, [owner], [when], ["๕๐๐ บาท"]]
        for label, lines in zip(labels, values, strict=True):
            for index, line in enumerate(lines):
                if y > end:
                    page.new_page()
                    y = 60.0
                _draw_line(page, style, y, label if index == 0 else None, line)
                y += LEADING
            y += ROW - LEADING
    return mattrakan.read(page.pdf())


def _draw_line(page: object, style: str, y: float, label: str | None, line: str) -> None:
    write = page.text  # type: ignore[attr-defined]
    if style == "line":
        write(LEFT if label else LEFT + 28, y, f"{label} : {line}" if label else line)
    elif style == "tab":
        write(COLON if label else COLON + 12, y, f": {line}" if label else line)
        if label:
            write(LEFT, y, label)
    else:
        write(VALUE, y, line)
        if label:
            write(LEFT, y, f"{label}:" if style == "glued" else label)
        if label and style == "column":
            write(COLON, y, ":")


@pytest.mark.parametrize("style", ["column", "tab", "glued", "none", "line"])
@pytest.mark.parametrize("labels", [LABELS, OTHERS])
@pytest.mark.parametrize("on_page", [1, 2])
def test_forms_on_pages(style: str, labels: tuple[str, ...], on_page: int) -> None:
    report = draw(style, labels=labels, on_page=on_page)
    assert read(report) == READ
    actions = [a for m in report.measures for a in m.actions]
    assert {tuple(a.extra) for a in actions} == {(labels[1],)}
    assert {a.budget.value for a in actions if a.budget} == {500}
    assert [f.code for f in report.findings if f.severity != "info"] == []


@pytest.mark.parametrize("style", ["column", "tab", "glued", "none", "line"])
@pytest.mark.parametrize("end", [330.0, 350.0, 370.0])
def test_forms_cut_by_the_end_of_a_page(style: str, end: float) -> None:
    assert read(draw(style, on_page=3, end=end)) == READ


@pytest.mark.parametrize("style", ["column", "tab", "glued", "none", "line"])
def test_a_single_form(style: str) -> None:
    assert read(draw(style, forms=1)) == READ[:1]


@pytest.mark.parametrize("style", ["column", "glued"])
@pytest.mark.parametrize(
    ("above", "numbers"), [("แบบที่ {}", [None] * 3), ("มาตรการที่ {}", [1, 2, 3])]
)
@pytest.mark.parametrize("on_page", [1, 3])
def test_what_counts_forms_is_no_name(
    style: str, above: str, numbers: list[int | None], on_page: int
) -> None:
    report = draw(style, above=above, on_page=on_page)
    assert read(report) == READ
    assert [m.no for m in report.measures] == numbers
    assert {key for m in report.measures for a in m.actions for key in a.extra} == {LABELS[1]}


@pytest.mark.parametrize("title", [TITLE, "รายงานการประชุมคณะกรรมการป้องกันการทุจริต ครั้งที่ ๒/๒๕๖๘"])
@pytest.mark.parametrize(
    "rows",
    [
        [
            "ส่วนราชการ|กองช่าง",
            "ที่|๕๒/๒๕๖๘",
            "วันที่|๓ มีนาคม ๒๕๖๘",
            "เรื่อง|มาตรการ",
            "เรียน|ปลัด",
            "อ้างถึง|หนังสือ",
        ],
        [
            "ชื่อ|นายสมชาย",
            "ตำแหน่ง|นายช่าง",
            "สังกัด|กองช่าง",
            "โทรศัพท์|๐๒ ๑๒๓",
            "อีเมล|a@b.go.th",
            "ที่อยู่|ศาลา",
        ],
        [
            "ประธาน|นายก",
            "กรรมการ|ปลัด",
            "เลขานุการ|นิติกร",
            "ผู้รับผิดชอบ|กองช่าง",
            "เริ่มประชุม|๑๓:๓๐ น.",
            "มติ|รับ",
        ],
    ],
)
@pytest.mark.parametrize("style", ["column", "tab", "glued", "line"])
@pytest.mark.parametrize("times", [1, 2])
def test_letters_contacts_and_minutes_are_no_forms(
    title: str, rows: list[str], style: str, times: int
) -> None:
    page = WRITTEN["Writer"]()
    page.centred(84, title)
    for place, row in enumerate(rows * times):
        label, value = row.split("|")
        _draw_line(page, style, 130 + ROW * place, label, value)
    assert not mattrakan.read(page.pdf()).measures


@pytest.mark.parametrize("missing", ["ชื่อมาตรการ", "ขั้นตอนการดำเนินการ"])
def test_a_single_form_on_lines_without_name_or_steps_is_none(missing: str) -> None:
    labels = tuple("เรื่องอื่น" if label == missing else label for label in LABELS)
    assert not draw("line", labels=labels, forms=1).measures


def word(text: str, x: float, baseline: float) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, i, font="f")
        for i, letter in enumerate(text)
    ]


def colons(rows: int, dx: float = 0.0, hang: float = 0.0, before: str = "กขคงจ") -> list[Cluster]:
    """Return labels, colons and values; one colon moved, and a line below the third value."""
    clusters = []
    for row in range(rows):
        y = 20.0 + 20 * row + (12 if row > 2 else 0)
        clusters += word(before, 0, y) + word("๑๒๓๔๕๖๗", 90, y)
        clusters += word(":", 60 + (dx if row == 1 else 0), y)
    return clusters + word("ฉชซ", 90 + hang, 72)


def n_rows(clusters: list[Cluster]) -> list[tuple[int, int]]:
    return [(len(g.ys) - 1, len(g.xs) - 1) for g in find_grids(clusters, [])]


@pytest.mark.parametrize(("rows", "behind"), [(4, False), (5, True)])
def test_five_colons_beside_values_part_labels(rows: int, behind: bool) -> None:
    clusters = [c for c in colons(rows) if c.text != ":"]
    for row in range(rows):
        clusters += word(":", 85.0, 20.0 + 20 * row + (12 if row > 2 else 0))
    assert [grid.xs[1] > 89 for grid in find_grids(clusters, [])] == [behind]


@pytest.mark.parametrize(("rows", "columns"), [(1, []), (2, [2])])
def test_two_colons_make_a_column_where_nothing_else_stands(rows: int, columns: list[int]) -> None:
    held = [c for c in colons(4) if c.text != ":" or c.baseline < 20 * rows + 10]
    assert [n for _, n in n_rows(held)] == columns


@pytest.mark.parametrize(("dx", "columns"), [(1.9, 2), (2.1, 3)])
def test_colons_that_stand_below_each_other(dx: float, columns: int) -> None:
    assert [n for _, n in n_rows(colons(6, dx))] == [columns]


@pytest.mark.parametrize(
    ("hang", "found"), [(0.0, [(6, 2)]), (29.0, [(6, 2)]), (31.0, [(3, 2)] * 2)]
)
def test_a_line_far_behind_where_values_begin_parts_forms(
    hang: float, found: list[tuple[int, int]]
) -> None:
    assert n_rows(colons(6, 0.0, hang)) == found


@pytest.mark.parametrize(("gap", "found"), [(14.3, [(6, 2)]), (14.5, [(3, 2)] * 2)])
def test_a_line_that_hangs_is_near_to_the_one_above(
    gap: float, found: list[tuple[int, int]]
) -> None:
    clusters = colons(6)[:-3] + word("ฉชซ", 90, 144) + word("ฉชซ", 110, 60 + gap)
    assert n_rows(clusters) == found


@pytest.mark.parametrize("style", ["column", "tab"])
@pytest.mark.parametrize("forms", [1, 2])
def test_signatures_below_a_form_are_no_part_of_its_last_value(style: str, forms: int) -> None:
    page = WRITTEN["Writer"]()
    page.centred(84, TITLE)
    y = 130.0
    for name, steps, owner, when in FORMS[:forms]:
        rows = [(LABELS[0], name), (LABELS[2], steps[0]), (LABELS[4], when), (LABELS[3], owner)]
        for label, value in [*rows, ("หมายเหตุ", "ไม่มี"), ("ผลที่คาดว่าจะได้รับ", "ป่าไม่หมด")]:
            _draw_line(page, style, y, label, value)
            y += ROW
            if label == LABELS[2]:
                _draw_line(page, style, y - 5, None, steps[1])
                y += LEADING
        page.text(VALUE + 25, y, "ลงชื่อ................ผู้รายงาน")
        page.text(VALUE + 30, y + LEADING, "(นายสมชาย ใจดี)")
        y += ROW + 2 * LEADING
    report = mattrakan.read(page.pdf())
    extra = {"หมายเหตุ": "ไม่มี", "ผลที่คาดว่าจะได้รับ": "ป่าไม่หมด"}
    assert [a.extra for m in report.measures for a in m.actions] == [extra] * 2 * forms
