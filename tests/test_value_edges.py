"""Values and records: amounts that are cut off, pieces that are lost, years that are doubted."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from mattrakan.extract.doubts import Doubt
from mattrakan.extract.geometry import Box
from mattrakan.normalize.completeness import lost_pieces
from mattrakan.normalize.outlines.amounts import other_reading
from mattrakan.normalize.placed_doubts import PlacedDoubt
from mattrakan.normalize.scans import _doubt_facts, _doubt_record


@pytest.mark.parametrize(
    ("before", "raw", "value"),
    [
        ("ค่าวัสดุสำนักงาน 1,", "250,000", 1250000),
        ("ค่าวัสดุสำนักงาน ๑", "๒๕๐", 1250),
        ("ค่าวัสดุ 12", "500,000.50", None),  # "500,000" is followed by a comma, ".50" is not
        ("ค่าวัสดุสำนักงาน", "250,000", None),
        ("ค่าวัสดุสำนักงาน 1", "25,000", None),  # two digits continue no number
        ("ค่าวัสดุสำนักงาน 1", "2500", None),
        ("อาคารหมายเลข 0", "250,000", None),
        ("แบบ ก1", "250,000", None),  # the digit is part of a word
        ("", "12,50,000", 1250000),  # groups that do not fit
    ],
)
def test_an_amount_may_go_on_from_the_text_before_it(
    before: str, raw: str, value: int | None
) -> None:
    found = other_reading(raw, before)
    if raw == "500,000.50":
        assert found is not None and found.value == Decimal("12500000.50")
    else:
        assert (found and found.value) == value


def table_of(headers: list[str], piece: list[str], rows: tuple[Any, ...] = ()) -> Any:
    cells = [
        SimpleNamespace(text=text, page=1, box=Box(0, 20 * place, 90, 20 * place + 20))
        for place, text in enumerate(piece)
    ]
    return SimpleNamespace(
        layout="a layout", form=False, rows=rows, headers=headers, pieces=[cells]
    )


@pytest.mark.parametrize(
    ("headers", "text", "lost"),
    [
        ([], "กข", True),  # more than nothing
        ([], "ก", False),
        (["มาตรการ"], "ก" * 9, True),  # 1.2 times the seven letters of the headings
        (["มาตรการ"], "ก" * 8, False),
        (["มาตรการ", "มาตรการ"], "ก" * 9, True),  # headings that repeat count once
        (["มาตรการ", "ระยะเวลา"], "ก" * 9, False),
    ],
)
def test_a_piece_that_says_more_than_its_headings_is_lost(
    headers: list[str], text: str, lost: bool
) -> None:
    table = table_of(headers, [text, " "])
    assert [said for _, said in lost_pieces([table])] == ([text] if lost else [])


def test_a_piece_whose_cells_are_read_is_not_lost() -> None:
    table = table_of([], ["ยาวกว่าหัวตาราง"])
    slot = SimpleNamespace(parts=[table.pieces[0][0]])
    table.rows = (SimpleNamespace(slots=[None, slot]),)
    assert not list(lost_pieces([table]))


def doubt(digits: str, line: str = "") -> PlacedDoubt:
    box = Box(100.0, 100.0, 130.0, 112.0)
    return PlacedDoubt(Doubt(digits, "", box), 1, None, box, box, True, line)


def period(*flags: str) -> dict[str, Any]:
    return {
        "raw": "ม.ค.",
        "value": "2023-01",
        "start": "2023-01",
        "end": "2023-01",
        "status": "ok",
        "flags": list(flags),
        "alternatives": [],
    }


def parts() -> dict[str, Any]:
    action = {"period": period("year_from_context")}
    values = {"c": period("year_from_context"), "d": period()}
    measure = {"period": period(), "values": values, "actions": [action]}
    return {
        "assessment": None,
        "fiscal_year": {"be": 2566},
        "title": None,
        "agency": None,
        "indicators": [],
        "outline": [],
        "measures": [measure],
    }


@pytest.mark.parametrize("digits", ["2566", "66", "2023"])
def test_times_that_a_doubtful_year_dated_are_doubtful(digits: str) -> None:
    made = parts()
    assert list(_doubt_facts(made, doubt(digits), "")) == ["fiscal_year"]
    (measure,) = made["measures"]
    dated = (measure["actions"][0]["period"], measure["values"]["c"])
    assert [(one["status"], one["value"]) for one in dated] == [("ambiguous", None)] * 2
    printed = (measure["period"], measure["values"]["d"])
    assert [(one["status"], one["value"]) for one in printed] == [("ok", "2023-01")] * 2
    assert made["fiscal_year"] is None


@pytest.mark.parametrize(("digits", "certain"), [("2566", "ปีงบประมาณ 2566"), ("2565", "")])
def test_a_year_that_is_certain_elsewhere_dates_them(digits: str, certain: str) -> None:
    made = parts()
    assert not list(_doubt_facts(made, doubt(digits), certain))
    assert made == parts()


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"extra": {"หมายเหตุ": "จำนวน 45 คน"}}, ["w"]),
        ({"responsible": ["กลุ่มงานที่ 45"]}, ["w"]),
        ({"extra": {"หมายเหตุ": "จำนวน 54 คน"}, "responsible": ["กลุ่มงานที่ 4"]}, []),
        ({"extra": {"หมายเหตุ": None}, "responsible": None}, []),
        ({"name": "รุ่นที่ 45"}, ["w.name"]),
    ],
)
def test_doubtful_digits_in_what_has_no_field_doubt_the_record(
    record: dict[str, Any], said: list[str]
) -> None:
    assert list(_doubt_record("w", record, doubt("45"))) == said


def test_digits_whose_value_is_emptied_are_said_once() -> None:
    value = {**period(), "header": "งวด", "raw": "45"}
    record = {"values": {"a": value}, "extra": {"งวด": "45"}}
    assert list(_doubt_record("w", record, doubt("45"))) == ["w.extra.งวด"]
    assert value["status"] == "ambiguous"
