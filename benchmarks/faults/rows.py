"""Rows and tables: what is a record, what continues, what must not be fused, what is no table."""

from collections.abc import Iterator
from typing import Any

from pages import PLAN_NAMES, PLAN_ROWS, PLAN_WIDTHS, Member, Paper, Row, plan_head, plan_table
from sheet import BLACK, WHITE, Colour

BLUE, PALE, GREEN, ORANGE = (0.16, 0.38, 0.6), (0.85, 0.9, 0.96), (0.7, 0.85, 0.6), (0.98, 0.8, 0.6)
MORE = (
    ("4", "รับฟังความคิดเห็น", "เปิดช่องทางร้องเรียน", "สำนักปลัด", "มิ.ย. 2567", "3,000"),
    ("5", "ส่งเสริมคุณธรรม", "อบรมพนักงาน", "กองการศึกษา", "ส.ค. 2567", "42,000"),
)
ALL_NAMES = [*PLAN_NAMES, *[row[1] for row in MORE]]
NOT_JOINED = ["table-not-joined", "table-unclaimed"]


def row_members() -> Iterator[Member]:
    """Yield the members of all kinds of rows and tables."""
    yield from _no_records()
    yield from _bare_records()
    yield from _continued()
    yield from _never_fused()
    yield from _no_tables()
    yield from _white_rules()
    yield from _filled_headings()


def _no_records() -> Iterator[Member]:
    kind = "rows: totals, means, notes and column numbers are no records"
    rows: dict[str, tuple[list[Row], str]] = {
        "total_without_a_word": (
            [*PLAN_ROWS, ("", "", "", "", "", "43,500")],
            "a sum without a word becomes a measure",
        ),
        "grand_total": (
            [*PLAN_ROWS, ("รวมงบประมาณทั้งสิ้น", None, None, None, None, "43,500")],
            "the row of the grand total becomes a measure",
        ),
        "subtotal": (
            [*PLAN_ROWS[:2], ("", "รวมสองมาตรการแรก", "", "", "", "35,500"), PLAN_ROWS[2]],
            "a subtotal between the measures becomes one",
        ),
        "column_numbers": (
            [("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), *PLAN_ROWS],
            "the numbers of the columns become a measure",
        ),
        "note_across": (
            [*PLAN_ROWS, ("หมายเหตุ : ทุกรายการถัวเฉลี่ยจ่ายได้", None, None, None, None, None)],
            "a note across the table becomes a measure",
        ),
    }
    for name, (cells, fault) in rows.items():
        paper = plan_table(plan_head(Paper("Waree", size=10)), cells)
        right = {"measures": PLAN_NAMES, "budgets": [20000, 15500, 8000], "clean": True}
        yield Member(f"row_{name}", kind, "convert", fault, right, paper.sheets)

    paper = plan_head(Paper("Norasi"))
    scores = (
        ("1", "การปฏิบัติหน้าที่", "90.00"),
        ("2", "การใช้งบประมาณ", "80.00"),
        ("3", "การใช้อำนาจ", "85.00"),
    )
    paper.table([("ที่", "ตัวชี้วัด", "คะแนน"), *scores, ("", "ค่าเฉลี่ย", "85.00")], (60, 300, 100))
    plan_table(paper)
    yield Member(
        "row_mean_of_scores",
        kind,
        "convert",
        "the mean of the scores becomes an indicator",
        {"scores": [90.0, 80.0, 85.0], "measures": PLAN_NAMES},
        paper.sheets,
    )


def _bare_records() -> Iterator[Member]:
    kind = "rows: a record without steps, owner and period is a finding"
    for name, row in {
        "name_alone": ("4", "รับฟังความคิดเห็น", "", "", "", ""),
        "dashes": ("4", "รับฟังความคิดเห็น", "-", "-", "-", "-"),
        "dots": ("4", "รับฟังความคิดเห็น", ".........", ".........", ".........", ""),
    }.items():
        paper = plan_table(plan_head(Paper("Garuda")), [*PLAN_ROWS, row])
        yield Member(
            f"bare_{name}",
            kind,
            "convert",
            "a measure without steps, owner and period passes without a word",
            {"any_warning": True},
            paper.sheets,
        )


def _continued() -> Iterator[Member]:
    kind = "tables: continued without headings"
    joined = {"measures": ALL_NAMES, "budgets": [20000, 15500, 8000, 3000, 42000]}
    fault = "the piece without headings is lost, or its first row is taken for headings"
    paper = plan_table(plan_head(Paper("Loma")))
    paper.skip(30).table(MORE, PLAN_WIDTHS, heavy=False)
    yield Member("continued_after_a_gap", kind, "convert", fault, joined, paper.sheets)
    paper = plan_table(plan_head(Paper("Garuda", y=500))).turn()
    paper.table(MORE, PLAN_WIDTHS, heavy=False)
    yield Member("continued_on_the_next_page", kind, "convert", fault, joined, paper.sheets)
    paper = plan_table(plan_head(Paper("Laksaman")))
    paper.line("รายการต่อไปนี้ดำเนินการเมื่อได้รับจัดสรรงบประมาณเพิ่ม", gap=4)
    paper.table(MORE, PLAN_WIDTHS, heavy=False)
    yield Member("continued_after_a_paragraph", kind, "convert", fault, joined, paper.sheets)

    kind = "all-clear: table-not-joined"
    fault = "a piece whose edges differ is dropped or joined, and nothing says so"
    pieces: dict[str, tuple[list[Row], tuple[float, ...], float]] = {
        "other_edges": (list(MORE), (40.0, 80.0, 160.0, 60.0, 100.0, 78.0), 40),
        "fewer_columns": ([row[1:] for row in MORE], (140.0, 130.0, 90.0, 86.0, 72.0), 40),
        "shifted": (list(MORE), PLAN_WIDTHS, 62),
    }
    for name, (rows, widths, x) in pieces.items():
        paper = plan_table(plan_head(Paper("Norasi", y=500))).turn()
        paper.table(rows, widths, x=x, heavy=False)
        right: dict[str, Any] = {"told": NOT_JOINED}
        if name == "shifted":
            right = {"told_or_measures": [NOT_JOINED, ALL_NAMES]}
        yield Member(f"piece_{name}", kind, "convert", fault, right, paper.sheets)
    for rules in ("rows", "none", "level"):
        paper = plan_table(plan_head(Paper("Loma", y=500)), rules=rules).turn()
        paper.table(MORE, PLAN_WIDTHS, heavy=False, rules=rules)
        right = {"told_or_measures": [NOT_JOINED, ALL_NAMES]}
        yield Member(f"piece_ruled_{rules}", kind, "convert", fault, right, paper.sheets)


def _never_fused() -> Iterator[Member]:
    kind = "rows: never fused where rules are few"
    counts = [
        ("รายการ", "จำนวน", "ร้อยละ"),
        ("หญิง", "212", "53.0"),
        ("ชาย", "188", "47.0"),
        ("รวม", "400", "100.0"),
    ]
    listed = [
        ("ที่", "ชื่อโครงการ", "ปีที่เริ่ม"),
        ("1", "ปรับปรุงถนนสายในหมู่บ้าน", "2563"),
        ("2", "ขุดลอกคลองสาธารณะ", "2564"),
        ("3", "ก่อสร้างศาลาประชาคม", "2566"),
    ]
    people = [
        ("ชื่อ - สกุล", "ตำแหน่ง"),
        ("นายสมมุติ ใจงาม", "ประธานกรรมการ"),
        ("นางสาวตัวอย่าง มีสุข", "กรรมการ"),
        ("นายสมมาตร ดีเสมอ", "กรรมการและเลขานุการ"),
    ]
    tables: dict[str, tuple[list[Row], tuple[float, ...], dict[str, Any]]] = {
        "level_rules_by_column": (
            counts,
            (180.0, 90.0, 90.0),
            {"rules": "level", "by_column": True},
        ),
        "no_rules_list_numbers": (listed, (40.0, 240.0, 90.0), {"rules": "none"}),
        "level_rules_two_names": (people, (200.0, 200.0), {"rules": "level", "by_column": True}),
        "no_rules_total": (counts, (180.0, 90.0, 90.0), {"rules": "none", "by_column": True}),
        "column_rules_only": (listed, (40.0, 240.0, 90.0), {"rules": "columns", "by_column": True}),
    }
    for name, (rows, widths, style) in tables.items():
        paper = Paper("Loma").line("ตารางแสดงข้อมูลของหน่วยงานในรอบปีที่ผ่านมา", gap=6)
        paper.table(rows, widths, x=70, pad=1.5, **style)
        yield Member(
            f"fused_{name}",
            kind,
            "tables",
            "rows that each hold a figure or a name are fused",
            {"rows": [list(row) for row in rows]},
            paper.sheets,
        )


def _no_tables() -> Iterator[Member]:
    kind = "tables: frames, bullets, memo heads, boxes, flow charts and word art are none"

    def yielded(name: str, paper: Paper, fault: str) -> Member:
        return Member(f"no_table_{name}", kind, "tables", fault, {"n_tables": 0}, paper.sheets)

    prose = (
        "คู่มือฉบับนี้จัดทำขึ้นเพื่อให้ผู้ปฏิบัติงานใช้เป็นแนวทางเดียวกัน\n"
        "และเพื่อให้ประชาชนทราบขั้นตอนการให้บริการของหน่วยงาน\n"
        "ผู้จัดทำหวังว่าจะเป็นประโยชน์แก่ผู้เกี่ยวข้องทุกฝ่าย"
    )
    paper = Paper("Norasi", y=120)
    for inset in (30, 34, 40):
        paper.sheet.frame((inset, inset, 595 - inset, 842 - inset), 1.2, (0.1, 0.3, 0.6))
    paper.line("บทนำ", size=16, centred=True, bold=True, gap=10).line(prose, x=80)
    yield yielded("triple_frame", paper, "a frame of three lines around a page becomes a table")
    paper = Paper("Garuda", y=120)
    paper.sheet.frame((40, 40, 555, 800), 1.5)
    paper.sheet.line(40, 150, 555, 150, 1.5)
    paper.line("สารจากนายกองค์การบริหารส่วนตำบล", size=15, centred=True, bold=True, gap=40)
    paper.line(prose, x=70)
    yield yielded("frame_with_a_head", paper, "a frame with a line under its title becomes a table")

    paper = Paper("Waree", y=100, size=10)
    for mark, x, text in (
        ("•", 60, "ด้านการให้บริการ"),
        ("-", 85, "กำหนดระยะเวลาให้ชัดเจน"),
        ("-", 85, "เพิ่มช่องทางออนไลน์"),
        ("•", 60, "ด้านการเปิดเผยข้อมูล"),
        ("-", 85, "ปรับปรุงข้อมูลทุกเดือน"),
        ("-", 85, "แต่งตั้งผู้รับผิดชอบ"),
    ):
        paper.sheet.text(x, paper.y, mark, 10, paper.face)
        paper.line(text, x=x + 15)
    yield yielded("nested_bullets", paper, "a list of bullets and dashes becomes a table")

    paper = Paper("Laksaman", y=90, size=12)
    paper.line("บันทึกข้อความ", size=18, centred=True, bold=True)
    for label, text in (
        ("ส่วนราชการ", "สำนักปลัด  องค์การบริหารส่วนตำบลดอนมะเกลือคู่"),
        ("ที่", "รบ 99901/45"),
        ("เรื่อง", "ขอส่งแผนปฏิบัติการป้องกันการทุจริต"),
    ):
        paper.sheet.text(60, paper.y, label, 12, paper.bold)
        paper.sheet.line(130, paper.y + 3, 540, paper.y + 3, 0.4)
        if label == "ที่":
            paper.sheet.text(330, paper.y, "วันที่", 12, paper.bold)
            paper.sheet.text(370, paper.y, "12 มกราคม 2567", 12, paper.face)
        paper.line(text, x=135)
    paper.line("เรียน  นายกองค์การบริหารส่วนตำบลดอนมะเกลือคู่", gap=8).line(prose, x=60)
    yield yielded("memo_head", paper, "the head of a memo becomes a table")

    paper = Paper("Kinnari", y=100, size=12)
    paper.line("ความเห็นของผู้บังคับบัญชา", bold=True, gap=4)
    for text in ("อนุมัติ", "ไม่อนุมัติ เพราะ ........................", "อื่น ๆ ........................"):
        paper.sheet.frame((70, paper.y - 9, 80, paper.y + 1), 0.7)
        paper.line(text, x=90)
    yield yielded("check_boxes", paper, "boxes to tick and their texts become a table")

    paper = Paper("Umpush", y=80, size=10)
    paper.line("ขั้นตอนการรับเรื่องร้องเรียน", size=13, centred=True, bold=True)
    for step, text in enumerate(("รับเรื่อง", "ตรวจสอบข้อเท็จจริง", "เสนอผู้บริหาร", "แจ้งผลผู้ร้อง")):
        top = 120 + step * 80
        paper.sheet.frame((220, top, 375, top + 40), 1)
        width = paper.face.width(text, 10)
        paper.sheet.text(297 - width / 2, top + 24, text, 10, paper.face)
        if step < 3:
            paper.sheet.line(297, top + 40, 297, top + 80, 1)
            paper.sheet.line(292, top + 72, 297, top + 80, 1)
            paper.sheet.line(302, top + 72, 297, top + 80, 1)
    yield yielded("flow_chart", paper, "the boxes of a flow chart become tables")

    paper = Paper("Loma", y=320)
    for turn, text in ((0.12, "โปร่งใส"), (-0.1, "ไร้ทุจริต"), (0.05, "ใส่ใจบริการ")):
        with paper.sheet.saved():
            paper.sheet.raw(f"1 {turn} {-turn} 1 {150 - turn * 300:.0f} {-turn * 300:.0f} cm")
            paper.sheet.text(0, paper.y, text, 34, paper.bold, (0.8, 0.2, 0.1), mode=2)
        paper.y += 60
    paper.line(prose, gap=0)
    yield yielded("word_art", paper, "slanted display type becomes a table")


def _white_rules() -> Iterator[Member]:
    kind = "tables: white rules on coloured cells are rules"
    rows: list[Row] = [
        ("งาน", "ปริมาณ", "หน่วยนับ", "ผู้ดูแล"),
        ("ทะเบียนราษฎร", "1,240", "ราย", "สำนักปลัด"),
        ("จัดเก็บภาษี", "856", "แปลง", "กองคลัง"),
        ("อนุญาตก่อสร้าง", "73", "ฉบับ", "กองช่าง"),
    ]
    bands = {0: BLUE, 1: PALE, 2: (0.93, 0.95, 0.98), 3: PALE}
    styles: dict[str, dict[str, Any]] = {
        "strokes": {"rules": "all", "rule_width": 1.5},
        "thin_boxes": {"rules": "white fills", "rule_width": 1.2},
        "columns_between_bands": {"rules": "columns", "rule_width": 2},
    }
    for name, style in styles.items():
        paper = Paper("Garuda").line("ปริมาณงานในรอบปี", gap=6)
        # The texts of two columns nearly touch: only the rule between them parts them.
        paper.table(
            rows,
            (92, 52, 60, 90),
            x=80,
            fills=bands,
            rule_colour=WHITE,
            head_colour=WHITE,
            right=(1,),
            **style,
        )
        yield Member(
            f"white_rules_{name}",
            kind,
            "tables",
            "white rules are taken for nothing",
            {"rows": [list(row) for row in rows]},
            paper.sheets,
        )


def _filled_headings() -> Iterator[Member]:
    kind = "tables: a heading told apart by its fill"
    rows: list[Row] = [
        ("ฝ่าย", "อัตรากำลัง", "ผู้ประสานงาน"),
        ("อำนวยการ", "12", "นายสมมุติ ใจงาม"),
        ("บริหารการคลัง", "7", "นางตัวอย่าง มีสุข"),
        ("โยธา", "9", "นายสมมาตร ดีเสมอ"),
    ]
    styles: dict[str, tuple[str, Colour, Colour]] = {
        "ruled": ("all", PALE, BLACK),
        "level_rules": ("rows", GREEN, BLACK),
        "dark": ("all", BLUE, WHITE),
    }
    for name, (rules, fill, letters) in styles.items():
        paper = Paper("Waree", size=10).line("โครงสร้างหน่วยงาน", gap=6)
        paper.table(
            rows,
            (140, 100, 180),
            x=80,
            rules=rules,
            fills={0: fill},
            heavy=False,
            head_colour=letters,
        )
        right = {"header": list(rows[0]), "header_rows_left": 3}
        yield Member(
            f"filled_heading_{name}",
            kind,
            "convert",
            "a heading that only its fill tells apart becomes a row",
            right,
            paper.sheets,
        )
