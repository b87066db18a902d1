"""Columns of one's own with a kind: two budgets, a day, a number, in every table and format."""

import json
from decimal import Decimal
from types import SimpleNamespace

import pytest

from mattrakan.corrections.editing import Draft
from mattrakan.corrections.rechecking import recheck
from mattrakan.errors import ProfileError
from mattrakan.export.columns import TABLES
from mattrakan.export.part_rows import _AMOUNTS, _TIMES
from mattrakan.export.rows import report_to_rows
from mattrakan.models import Report
from mattrakan.models.record_path import RecordPath
from mattrakan.normalize.layout.profile import Profile, parse_profile
from mattrakan.normalize.values.kinds import KINDS, TIME_KINDS

OWN = """
name = "weirs"
extends = "measures"
[[columns]]
field = "extra"
headers = ["เงินรายได้"]
kind = "money"
name = "own_income"
[[columns]]
field = "extra"
headers = ["เงินอุดหนุน"]
kind = "money"
name = "grant"
[[columns]]
field = "result"
headers = ["วันรับมอบ"]
kind = "date"
"""
HEAD = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "เงินรายได้ (พันบาท)", "เงินอุดหนุน", "วันรับมอบ"]
ROWS = [
    ["๑. ซ่อมฝาย", "สำรวจฝาย", "กองช่าง", "ม.ค. ๖๘", "๔๕", "ไม่เกิน ๒๐,๐๐๐ บาท", "๕ ก.พ. ๖๘"],
    ["๒. ขุดลอกคลอง", "ขุดลอก", "กองช่าง", "มี.ค. ๖๘", "-", "ตามระเบียบ", "๓๐ ก.พ. ๖๘"],
]
TITLE = "=มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


@pytest.fixture
def own() -> Profile:
    return parse_profile(OWN, "weirs.toml")


@pytest.fixture
def report(paper: SimpleNamespace, own: Profile) -> Report:
    found: Report = paper.report([TITLE, [HEAD, *ROWS]], profiles=[own])
    return found


def test_columns_of_ones_own_are_read_as_their_kinds(report: Report) -> None:
    first, second = (measure.actions[0] for measure in report.measures)
    values = {name: (one.value, one.status) for name, one in first.values.items()}
    assert values == {
        "own_income": (Decimal(45000), "ok"),
        "grant": ("<=20000", "ok"),
        "วันรับมอบ": ("2025-02-05", "ok"),
    }
    assert first.extra["เงินอุดหนุน"] == "ไม่เกิน ๒๐,๐๐๐ บาท"  # as printed, as ever
    assert {name: one.status for name, one in second.values.items()} == {
        "own_income": "blank",
        "grant": "unparsed",
        "วันรับมอบ": "unparsed",
    }
    said = {finding.where: finding.code for finding in report.findings}
    assert said["measures[1].actions[0].extra.เงินอุดหนุน"] == "value-unparsed"
    assert said["measures[1].actions[0].extra.วันรับมอบ"] == "value-unparsed"
    assert not any(where and where.startswith("measures[0].actions[0].extra") for where in said)


def test_their_values_are_rows_with_bounds_and_days(report: Report) -> None:
    names = [column.name for column in TABLES["action_values"]]
    rows = [dict(zip(names, row, strict=True)) for row in report_to_rows(report)["action_values"]]
    told = [(r["name"], r["value"], r["amount_min"], r["amount_max"], r["last_day"]) for r in rows]
    assert told[:3] == [
        ("own_income", "45000", 45000, 45000, None),
        ("grant", "<=20000", None, 20000, None),
        ("วันรับมอบ", "2025-02-05", None, None, "2025-02-05"),
    ]
    assert [row["value_status"] for row in rows[3:]] == ["blank", "unparsed", "unparsed"]
    assert {row["row_id"] for row in rows} == {
        f"{report.document_id}-m01-a01",
        f"{report.document_id}-m02-a01",
    }
    held = json.loads(report.model_dump_json())["measures"][0]["actions"][0]["values"]
    assert held["own_income"]["unit"] == "พันบาท" and held["own_income"]["value"] == 45000


def test_without_a_kind_nothing_is_read(paper: SimpleNamespace) -> None:
    bare = paper.report([TITLE, [HEAD, *ROWS]])
    assert [action.values for measure in bare.measures for action in measure.actions] == [{}, {}]
    assert report_to_rows(bare)["action_values"] == []


def test_a_corrected_text_is_read_again(report: Report) -> None:
    draft = Draft(report)
    path = RecordPath("measures", 1, 0)
    extra = {**report.measures[1].actions[0].extra, "เงินอุดหนุน": "๑๒,๐๐๐ บาท"}
    draft.change(path.at("extra"), extra, "")
    corrected = recheck(draft, [])
    values = corrected.measures[1].actions[0].values
    assert (values["grant"].value, values["grant"].status) == (Decimal(12000), "ok")
    assert values["วันรับมอบ"] == report.measures[1].actions[0].values["วันรับมอบ"]
    said = [finding.where for finding in corrected.findings if finding.code == "value-unparsed"]
    assert said == ["measures[1].actions[0].extra.วันรับมอบ"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('kind = "money"', 'kind = "gold"'), "columns.kind = 'gold': give one of date, month"),
        (('name = "grant"', 'name = "เงิน"'), "columns.name = 'เงิน'"),
        (('kind = "date"', 'name = "day"'), "columns.kind = ''"),
        (('field = "result"', 'field = "budget"'), "whose field is extra or result"),
    ],
)
def test_a_kind_that_cannot_be(change: tuple[str, str], message: str) -> None:
    with pytest.raises(ProfileError) as raised:
        parse_profile(OWN.replace(*change), "weirs.toml")
    assert message in str(raised.value)


def test_the_kinds_with_days_and_bounds_are_those_that_are_read() -> None:
    assert _TIMES == set(TIME_KINDS)
    assert _AMOUNTS < set(KINDS) - _TIMES
