"""The catalogue: every code in both languages, documented, and the checklist made of it."""

import re
from pathlib import Path
from string import Formatter
from types import SimpleNamespace

import pytest

from mattrakan.errors import DocumentError, MattrakanError
from mattrakan.models import Source
from mattrakan.normalize.checklist import report_to_checklist
from mattrakan.normalize.findings import catalogue, make_finding, refused_report

ROOT = Path(__file__).parent.parent
CONTRACT = {
    "score-mismatch": "warning",
    "grade-mismatch": "warning",
    "indicator-group": "warning",
    "agency-name": "warning",
    "period-outside-fiscal-year": "warning",
    "period-order": "warning",
    "count-mismatch": "warning",
    "pairing-inferred": "warning",
    "duplicate-number": "warning",
    "value-unparsed": "warning",
    "value-ambiguous": "warning",
    "row-unassigned": "warning",
    "text-overprinted": "warning",
    "text-hidden": "warning",
    "text-not-read": "warning",
    "text-unreadable": "error",
    "no-text-layer": "error",
    "text-repaired": "info",
    "header-inferred": "info",
    "unknown-place": "info",
    "duplicate-file": "info",
}


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_the_contract_is_kept() -> None:
    assert {code: catalogue()[code].severity for code in CONTRACT} == CONTRACT


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_both_languages_say_it(code: str) -> None:
    kind = catalogue()[code]
    assert re.search("[A-Za-z]", kind.english)
    assert re.search("[ก-ฮ]", kind.thai)
    told = {re.sub("_th$", "", name) for name in names(kind.thai)}
    assert told - names(kind.english) == set()


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_code_has_a_section(code: str) -> None:
    docs = (ROOT / "docs" / "findings.md").read_text("utf-8")
    assert f"\n### `{code}`" in docs


def subclasses(error: type[MattrakanError]) -> list[type[MattrakanError]]:
    return [error, *(found for child in error.__subclasses__() for found in subclasses(child))]


@pytest.mark.parametrize("error", subclasses(DocumentError))
def test_every_reason_to_refuse_is_a_finding(error: type[MattrakanError]) -> None:
    source = Source(file="a.pdf", sha256="ab" * 32, pages=0, text_layer="none")
    report = refused_report(source, make_finding(error.code, reason="Because."))
    assert report.findings[0].severity == "error"
    assert "Because." in report.findings[0].message
    assert report.document_id == "abababababab"


def test_an_unknown_code_is_a_defect() -> None:
    with pytest.raises(KeyError):
        make_finding("no-such-code")


@pytest.mark.parametrize("lang", ["en", "th"])
def test_the_checklist_goes_page_by_page(paper: SimpleNamespace, lang: str) -> None:
    columns = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    report = paper.report(
        [
            "=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘",
            [columns, ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ทุกเดือน"]],
        ],
        paper.page(2, [columns, ["๒. อ่าน", "๑) ซื้อหนังสือ", "กองคลัง", "ก.ย. ๖๖"]], label="๒"),
    )
    text = report_to_checklist(report, lang)
    first, second = text.index("เตรียมดิน"), text.index("ซื้อหนังสือ")
    assert first < second
    assert text.index("value-unparsed") < first < text.index("period-outside-fiscal-year")
    assert ("Page 2 (printed ๒)" if lang == "en" else "หน้า 2 (เลขหน้าที่พิมพ์ ๒)") in text


def test_a_clean_plan_has_an_empty_checklist(paper: SimpleNamespace) -> None:
    report = paper.report(
        [
            "=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘",
            [
                ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
                ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘"],
            ],
        ]
    )
    assert report.findings == []
    assert report_to_checklist(report).endswith("Nothing to correct.")
