"""The catalogue: every code in both languages, documented, and the checklist made of it."""

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import mattrakan
from mattrakan.errors import DocumentError, MattrakanError
from mattrakan.models import Finding, Source
from mattrakan.normalize.findings import catalogue, find_advice, make_finding, refused_report
from mattrakan.normalize.knowledge import load
from mattrakan.normalize.message_facts import times_to_thai

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


# What a Thai message may name in Latin letters; grades (A, AA) are printed values.
LATIN = {"PDF", "OCR", "ITA", "IIT", "EIT", "OIT"}
SAID: dict[str, Any] = {
    "printed": "๘๔.๖๑",
    "expected": "84.46",
    "parts": "IIT 84.20, EIT 80.00, OIT 88.00",
    "score": "84.61",
    "year": 2565,
    "value": ["2022-03/2022-09", "2022-10-15"],
    "start": "2021-10-01",
    "end": "2022-09-30",
    "hint": "; perhaps 2021-09 is meant",
    "hint_th": " อาจหมายถึง 2021-09",
    "choices": "../2022-03~, XXXX-01, P1Y6M, 2022-01/..",
    "count": 3,
    "total": "45,000",
    "number": 2,
    "page": 3,
    "pages": "1-3",
    "field": "responsible",
    "field_th": "ระยะเวลา",
    "kind": "period",
    "reason": "The file cannot be read",
    "reason_th": "ไม่เข้าใจหน่วย",
    "means": "from a part of its wording",
    "means_th": "ดูจากบางคำของหัวคอลัมน์",
    "cause": "it is cut off",
    "cause_th": "ถูกตัดขอบ",
    "first_th": '"ขั้นตอน" = ขั้นตอนการดำเนินการ',
    "second_th": '"ขั้นตอน" = มาตรการ',
    "repairs": "mark-order, sara-am-space",
    "letters": "U+FFFD",
    "was": "2022-03",
    "now": "2022-03/2022-09",
    "read": "2022-04",
    "who": " (สมชาย)",
}
PRINTED = (
    "header other name raw readings text title label headers columns counts files first second"
)


def said(code: str) -> Finding:
    facts: dict[str, Any] = {**dict.fromkeys(PRINTED.split(), "ข้อความ ๑๒"), **SAID}
    return make_finding(code, **facts)


def latin_words(text: str) -> set[str]:
    return set(re.findall("[A-Za-z]+", text)) - LATIN


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_thai_message_is_wholly_thai(code: str) -> None:
    kind = catalogue()[code]
    for text in (
        said(code).message_th,
        *(one.thai for one in (kind.advice, *kind.by_field.values())),
    ):
        assert not latin_words(text)
        assert not re.search(r"\d{4}-\d\d|\[\d|[{}]|\bNone\b", text), text
        assert re.search("[ก-ฮ]", text)
        assert not text.endswith("."), "Thai sentences end without a full stop"


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_an_english_message_names_nothing_of_ours(code: str) -> None:
    kind = catalogue()[code]
    for text in (
        said(code).message,
        *(one.english for one in (kind.advice, *kind.by_field.values())),
    ):
        assert re.search("[a-z]", text)
        assert not re.search(r"[a-z]_[a-z]|\w\[\d|[{}]|\bNone\b", text), text
        assert not re.search(r"\b(stands|told|mended|goes on)\b", text), text


def test_advice_may_depend_on_the_field() -> None:
    facts: dict[str, Any] = {"field": "Period", "field_th": "ระยะเวลา", "raw": "ทุกเดือน"}
    period = make_finding("value-unparsed", where="measures[0].actions[1].period", **facts)
    assert "ต.ค. 2564 - ก.ย. 2565" in find_advice(period).thai
    assert find_advice(period) != find_advice(period.model_copy(update={"where": "measures[0]"}))
    assert find_advice(period.model_copy(update={"code": "of-a-later-version"})).thai == ""


@pytest.mark.parametrize("name", ["phukhaothian_2565", "hatkradongtao_2568", "noenkanghanlom_2567"])
def test_thai_messages_about_samples_are_wholly_thai(name: str) -> None:
    report = mattrakan.read(ROOT / "samples" / f"{name}.pdf")
    for finding in report.findings:
        quoted = re.sub('"[^"]*"', "", finding.message_th)
        assert not latin_words(quoted), finding.message_th
        assert not re.search(r"\d{4}-\d\d|measures|indicators", quoted)


@pytest.mark.parametrize(
    ("text", "thai"),
    [
        ("2022-03-15", "15 มีนาคม 2565"),
        ("2022-03-15T09:30", "15 มีนาคม 2565 เวลา 09:30 น."),
        ("P7D/P14D", "7 วัน ถึง 14 วัน"),
        ("45,000", "45,000"),
        ("ม.ค. - มี.ค. ๖๖", "ม.ค. - มี.ค. ๖๖"),
        ("0-2022", "0-2022"),
        ("PDF", "PDF"),
    ],
)
def test_times_in_thai(text: str, thai: str) -> None:
    assert times_to_thai(text) == thai


def test_every_repair_has_a_name_in_both_languages() -> None:
    page = (ROOT / "docs" / "text-repair.md").read_text("utf-8")
    names = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    assert names <= set(load("repairs"))
    assert not any(latin_words(one["th"]) for one in load("repairs").values())


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
