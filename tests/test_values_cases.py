"""Cells made up from the grammar and checked by hand: what is read and what must not be."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from mattrakan import parse_value
from mattrakan.errors import UsageError

with (Path(__file__).parent / "values_cases.tsv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case['text']}")
def test_cells_of_the_grammar(case: dict[str, str]) -> None:
    text = case["text"].replace("\\n", "\n").replace("\\ufffd", "\ufffd").replace("\\xa0", "\xa0")
    text = text.replace("\\uf0b7", "\uf0b7")
    year = int(case["fiscal_year"]) if case["fiscal_year"] else None
    value = parse_value(text, case["kind"], fiscal_year=year, unit=case["unit"] or None)
    told = " | ".join(value.value) if isinstance(value.value, list) else value.value
    assert (value.status, "" if told is None else str(told)) == (case["status"], case["value"])
    assert value.raw == text
    assert " ".join(value.flags) == case["flags"]
    assert " | ".join(map(str, value.alternatives)) == case["alternatives"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 250
    assert sum(case["status"] in ("unparsed", "ambiguous") for case in CASES) >= 100


@pytest.mark.parametrize(
    ("text", "kind", "flag"),
    [
        ("l5 ธ.ค. 2565", "date", "ocr_letter"),
        ("๑๐๐ บาท (สองร้อยบาทถ้วน)", "money", "words_disagree"),
        ("วันศุกร์ที่ ๑๕ มีนาคม ๒๕๖๕", "date", "weekday_conflict"),
        ("ธ.ค. - มี.ค. ๖๕", "period", "start_year_rolled_back"),
        ("ธ.ค. ๖๔ - มี.ค.", "period", "end_year_rolled_forward"),
        ("ไม่ใช้งบประมาณ", "money", "no_budget"),
        ("๗ วันทำการ", "period", "working_days"),
        ("ต้นเดือน มี.ค. ๖๕", "month", "approximate"),
        ("๑๐ มกรำคม ๒๕๖๕", "date", "sara_am_for_sara_aa"),
        ("ปี ๒๕๖๕", "period", "calendar_year"),
        ("พ.ศ. ๒๕๖๕", "fiscal_year", "fiscal_assumed"),
        ("ทุกสัปดาห์", "period", "recurrence"),
        ("เดือนหน้า", "period", "deictic"),
        ("๓๐ วัน นับจากวันลงนาม", "period", "anchored_duration"),
        ("ปีการศึกษา ๒๕๖๕", "fiscal_year", "academic_year"),
    ],
)
def test_flags_say_how_a_cell_was_read(text: str, kind: str, flag: str) -> None:
    assert flag in parse_value(text, kind).flags


def test_outside_the_fiscal_year_the_literal_value_stays() -> None:
    value = parse_value("มี.ค. - ก.ย. ๖๔", "period", fiscal_year=2565)
    assert (value.value, value.status) == ("2021-03/2021-09", "ok")
    assert value.flags == ("outside_fiscal_year",)
    assert value.alternatives == ("2022-03/2022-09",)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("มี.ค. ๖๕", "month", "2022-03", "2022-03"),
        ("ไม่เกิน มี.ค. ๖๕", "period", None, "2022-03"),
        ("มี.ค. ๖๕ เป็นต้นไป", "period", "2022-03", None),
        ("๓๐ วัน", "period", None, None),
        ("มี.ค. และ ก.ย. ๖๕", "period", "2022-03", "2022-09"),
        ("ปีงบประมาณ ๒๕๖๕", "period", "2021-10-01", "2022-09-30"),
    ],
)
def test_start_and_end(text: str, kind: str, start: str | None, end: str | None) -> None:
    value = parse_value(text, kind)
    assert (value.start, value.end) == (start, end)


def test_the_fiscal_year_may_be_christian() -> None:
    assert parse_value("มี.ค.", "month", fiscal_year=2022).value == "2022-03"


def test_numbers_are_exact() -> None:
    assert parse_value("๙๒.๑๐", "score").value == Decimal("92.1")
    assert str(parse_value("478,966,500.00", "money").value) == "478966500"


@pytest.mark.parametrize(("kind", "year"), [("colour", None), ("date", 12)])
def test_wrong_usage_raises(kind: str, year: int | None) -> None:
    with pytest.raises(UsageError):
        parse_value("๑", kind, fiscal_year=year)


def test_a_long_cell_is_prose() -> None:
    assert parse_value("๑" * 6000, "number").status == "unparsed"


@pytest.mark.parametrize(("n", "status"), [(999, "blank"), (1000, "blank"), (1001, "unparsed")])
def test_a_cell_of_more_than_a_thousand_letters_is_prose(n: int, status: str) -> None:
    assert parse_value("." * n, "date").status == status
