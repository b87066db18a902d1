"""The all-clear: what `check` and the findings say of what was not read."""

from collections.abc import Iterator
from typing import Any

from others import picture_of
from pages import PLAN_ROWS, Member, Paper, plan_head, plan_table
from sheet import WHITE

HOME = "เทศบาลตำบลปากคลองสามแยก อำเภอบ้านโพธิ์ทอง จังหวัดสุพรรณบุรี"


def allclear_members() -> Iterator[Member]:
    """Yield the members of all kinds of the all-clear."""
    yield from _unclaimed()
    yield from _without_records()
    yield from _counts()
    yield from _blank_pages()


def _unclaimed() -> Iterator[Member]:
    kind = "all-clear: table-unclaimed"
    tables: dict[str, list[tuple[str, ...]]] = {
        "owners_and_months": [
            ("กลไก", "เจ้าภาพ", "ห้วง"),
            ("ตรวจสอบภายใน", "กองคลัง", "ม.ค. - มี.ค. 2567"),
            ("รับเรื่องร้องเรียน", "สำนักปลัด", "เม.ย. - ก.ย. 2567"),
        ],
        "scores": [
            ("หมวด", "ปีก่อน", "ปีนี้"),
            ("ความซื่อสัตย์", "82.10", "88.35"),
            ("ความรับผิดชอบ", "79.45", "81.02"),
        ],
        "amounts": [
            ("แหล่งเงิน", "ฝ่ายที่ใช้", "ยอดที่ตั้ง"),
            ("เงินรายได้", "กองช่าง", "450,000"),
            ("เงินอุดหนุน", "กองการศึกษา", "1,200,000"),
        ],
    }
    for name, rows in tables.items():
        paper = plan_table(plan_head(Paper("Loma"), HOME))
        paper.line("ตารางประกอบ", bold=True, gap=2).table(rows, (170, 130, 150))
        yield Member(
            f"unclaimed_{name}",
            kind,
            "convert",
            "a table of a plan went into no record, and nothing says so",
            # Where each row names an owner and a period, a reader may take it for a measure.
            {"told_or_measures": [["table-unclaimed"], [row[1] for row in PLAN_ROWS] + names]}
            if (names := [row[0] for row in rows[1:]]) and name == "owners_and_months"
            else {"told": ["table-unclaimed"], "measures": [row[1] for row in PLAN_ROWS]},
            paper.sheets,
        )


def _without_records() -> Iterator[Member]:
    kind = "all-clear: plan-without-records"

    def head(font: str) -> Paper:
        return plan_head(Paper(font), HOME)

    paper = head("Garuda")
    for line in (
        "1. มาตรการเปิดเผยข้อมูล ผู้รับผิดชอบ สำนักปลัด ดำเนินการเดือนมกราคม 2567",
        "2. มาตรการป้องกันการทุจริต ผู้รับผิดชอบ กองคลัง ดำเนินการเดือนมีนาคม 2567",
    ):
        paper.line(line)
    papers = {"prose": paper}
    paper = head("Norasi")
    pixels, size = picture_of("1 เปิดเผยข้อมูล สำนักปลัด ม.ค. 2567 20,000", "Loma")
    for row in range(4):
        paper.sheet.picture((60, 200 + row * 40, 260, 222 + row * 40), pixels, size)
    papers["picture"] = paper
    paper = head("Waree")
    paper.table([("หัวเรื่อง", "สาระ"), ("ข้อมูล", "เปิดเผย"), ("บริการ", "รวดเร็ว")], (150, 250))
    papers["unknown_headings"] = paper
    papers["title_alone"] = head("Laksaman").line("(รายละเอียดตามเอกสารแนบท้าย)", centred=True)
    for name, made in papers.items():
        yield Member(
            f"plan_of_{name}",
            kind,
            "convert",
            "a plan of which nothing was read passes as clean",
            {"told": ["plan-without-records"], "n_measures": 0},
            made.sheets,
        )


def _counts() -> Iterator[Member]:
    kind = "all-clear: counts at the head of check"
    for name, n_scores, n_measures in (
        ("two_and_three", 2, 3),
        ("none_and_two", 0, 2),
        ("three_and_one", 3, 1),
    ):
        paper = plan_head(Paper("Umpush", size=10), HOME)
        scores = (
            ("1", "การปฏิบัติหน้าที่", "91.20"),
            ("2", "การใช้งบประมาณ", "84.15"),
            ("3", "การใช้อำนาจ", "86.60"),
        )
        if n_scores:
            paper.table([("ที่", "ตัวชี้วัด", "คะแนน"), *scores[:n_scores]], (40, 300, 100))
        plan_table(paper, PLAN_ROWS[:n_measures])
        right: dict[str, Any] = {
            "counts": {"indicator": n_scores, "measure": n_measures},
            "exit": 0,
        }
        yield Member(
            f"counts_{name}",
            kind,
            "check",
            "check says that nothing is wrong, not what was read",
            right,
            paper.sheets,
        )


def _blank_pages() -> Iterator[Member]:
    kind = "all-clear: page-blank"
    right = {
        "noted": ["page-blank"],
        "told_not": ["no-text-layer", "text-unreadable"],
        "measures": [row[1] for row in PLAN_ROWS],
    }
    fault = "a page without ink is called a picture without text"
    paper = plan_table(plan_head(Paper("Loma"), HOME)).turn()
    yield Member("blank_last_page", kind, "convert", fault, right, paper.sheets)
    paper = Paper("Garuda").turn()
    paper.sheets[0].fill((0, 0, 595, 842), WHITE)
    yield Member(
        "blank_painted_white",
        kind,
        "convert",
        fault,
        right,
        plan_table(plan_head(paper, HOME)).sheets,
    )
    paper = plan_table(plan_head(Paper("Norasi"), HOME)).turn()
    paper.line(" ").line("   ")
    yield Member("blank_with_spaces", kind, "convert", fault, right, paper.sheets)
