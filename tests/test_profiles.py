"""Profiles: the built-in ones, one of the user's own, and what makes one invalid."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from mattrakan.errors import ProfileError
from mattrakan.extract.reading import read_document
from mattrakan.models import Report, Source
from mattrakan.normalize.layout.evidence import EVIDENCE
from mattrakan.normalize.layout.profile import (
    EVIDENCE_NAMES,
    built_in_profiles,
    load_built_in,
    load_profile,
    optional_profiles,
    parse_profile,
)
from mattrakan.normalize.report import build_report

MINIMAL = """
name = "mine"
records = "measures"
[[columns]]
field = "measure"
headers = ["งาน"]
"""


def test_the_built_in_profiles_are_valid() -> None:
    assert [p.name for p in built_in_profiles()] == ["measures", "results", "scores"]
    assert optional_profiles() == (
        "local_budget",
        "monthly_ticks",
        "plain",
        "state_budget",
        "yearly_budgets",
    )
    assert all(load_built_in(name).optional for name in optional_profiles())
    assert not any(profile.optional for profile in built_in_profiles())


def test_every_evidence_has_its_function() -> None:
    assert tuple(EVIDENCE) == EVIDENCE_NAMES


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("name = ", "nome = "), "unknown key nome"),
        (('"mine"', "7"), "name is missing"),
        (('"measures"', '"steps"'), "records = 'steps'"),
        (('field = "measure"', 'field = "river"'), "columns.field = 'river'"),
        (('headers = ["งาน"]', 'headers = "งาน"'), "headers is not a list of texts"),
        (('headers = ["งาน"]', ""), "give headers, weak or stems"),
        (('headers = ["งาน"]', 'headers = ["งาน"]\nlook = "blue"'), "columns.look = 'blue'"),
        (("[[columns]]", "[columns]"), "[[columns]] is missing"),
        (("[[columns]]", 'checks = ["moon"]\n[[columns]]'), "checks: 'moon'"),
        (("[[columns]]", 'requires = [["river"]]\n[[columns]]'), "requires: 'river'"),
        (("[[columns]]", 'evidence = "moon"\n[[columns]]'), "evidence = 'moon'"),
        (("[[columns]]", 'extends = "moon"\n[[columns]]'), "extends = 'moon'"),
        (("[[columns]]", '[spread]\neach = "day"\n[[columns]]'), "spread.each = 'day'"),
        (
            ("[[columns]]", '[spread]\neach = "month"\ninto = "x"\n[[columns]]'),
            "spread.into = 'x'",
        ),
        (("name = ", "name "), "is not TOML"),
    ],
)
def test_an_invalid_profile_says_what_is_wrong(change: tuple[str, str], message: str) -> None:
    text = MINIMAL.replace(*change)
    assert text != MINIMAL
    with pytest.raises(ProfileError) as raised:
        parse_profile(text, "mine.toml")
    assert message in str(raised.value)
    assert "mine.toml" in str(raised.value)
    assert raised.value.exit_code == 2


def test_a_profile_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"no\.toml"):
        load_profile(tmp_path / "no.toml")


def test_a_profile_of_the_users_own(paper: SimpleNamespace, tmp_path: Path) -> None:
    path = tmp_path / "river.toml"
    path.write_text(
        """
name = "river"
extends = "measures"
titles = ["แม่น้ำ"]
requires = [["measure"], ["responsible"]]
[[columns]]
field = "responsible"
headers = ["คนพายเรือ"]
[[columns]]
field = "measure"
headers = ["คุ้งน้ำ"]
""",
        "utf-8",
    )
    pages = [["=แผนเที่ยวแม่น้ำ", [["คุ้งน้ำ", "คนพายเรือ"], ["๑. คุ้งตะเคียน", "กองช่าง"]]]]
    assert paper.report(*pages).measures == []
    report = paper.report(*pages, profiles=[load_profile(path)])
    measure = report.measures[0]
    assert (measure.name, measure.actions[0].responsible) == ("คุ้งตะเคียน", ["กองช่าง"])
    assert report.tables == []


def test_a_budget_for_each_year(paper: SimpleNamespace) -> None:
    rows = [
        ["ที่", "มิติ", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "<", "<", "ผู้รับผิดชอบ"],
        [None, None, None, "ปี ๒๕๖๖", "ปี ๒๕๖๗", "ปี ๒๕๖๘", None],
        ["๑", "มิติที่ ๑ ป้องกัน", "อบรมเยาวชน", "๒๐,๐๐๐", "๒๕,๐๐๐", "-", "สำนักปลัด"],
        ["๒", None, "ค่ายพักแรม", "๕,๐๐๐", "-", "๗,๕๐๐", "กองการศึกษา"],
        ["รวม", "<", "<", "๒๕,๐๐๐", "๒๕,๐๐๐", "๗,๕๐๐", ""],
    ]
    page = ["=แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๖๘)", rows]
    unasked = paper.report(page)
    assert (len(unasked.measures), len(unasked.tables)) == (0, 1)
    report = paper.report(page, profiles=[load_profile(Path("yearly_budgets"))])
    assert [
        (a.no, a.text, a.period.value, a.budget.value)
        for m in report.measures
        for a in m.actions
        if a.period and a.budget
    ] == [
        (1, "อบรมเยาวชน", "2022-10-01/2023-09-30", 20000),
        (1, "อบรมเยาวชน", "2023-10-01/2024-09-30", 25000),
        (2, "ค่ายพักแรม", "2022-10-01/2023-09-30", 5000),
        (2, "ค่ายพักแรม", "2024-10-01/2025-09-30", 7500),
    ]
    assert [f.code for f in report.findings] == ["total-row"]


def test_months_with_ticks(paper: SimpleNamespace) -> None:
    months = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."]
    months += ["เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]
    rows = [
        ["ที่", "โครงการ", "กิจกรรม", "พ.ศ. ๒๕๖๗", "<", "<", "พ.ศ. ๒๕๖๘", *"<<<<<<<<", "หน่วยงาน"],
        [None, None, None, *months, None],
        ["๑", "ปลูกป่า", "เพาะกล้าไม้ในโรงเรือนของเทศบาล", "✓", "✓", *[""] * 10, "กองช่าง"],
        [
            None,
            None,
            "ลงกล้าไม้ร่วมกับชุมชนริมคลอง",
            *[""] * 3,
            "/",
            "",
            "",
            "/",
            "/",
            *[""] * 4,
            "กองช่าง",
        ],
        ["๒", "อ่าน", "จัดชั้นหนังสือและเปิดห้องสมุด", *[""] * 12, "กองคลัง"],
    ]
    page = ["=แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", rows]
    unasked = paper.report(page)
    for report in (unasked, paper.report(page, profiles=[load_profile(Path("monthly_ticks"))])):
        periods = [a.period.value for m in report.measures for a in m.actions if a.period]
        assert periods == ["2024-10/2024-11", ["2025-01", "2025-04/2025-05"], None]
        assert [(f.code, f.where) for f in report.findings] == [
            ("no-tick", "measures[1].actions[0].period")
        ]


PDFS = Path(__file__).parent / "pdfs"


def read_pdf(stem: str, profile: str) -> Report:
    document = read_document(PDFS / f"{stem}.pdf")
    source = Source(file=stem, sha256="0" * 64, pages=document.n_pages, text_layer="native")
    return build_report(document, source, profiles=[load_profile(Path(profile))])


@pytest.mark.parametrize(
    "stem",
    ["header_two_levels_chromium", "header_two_levels_libreoffice", "rules_thick_reportlab"],
)
def test_yearly_budgets_of_a_pdf(stem: str) -> None:
    report = read_pdf(stem, "yearly_budgets")
    told: list[object] = [
        (a.no, a.period.start, a.budget.value, a.responsible)
        for m in report.measures
        for a in m.actions
        if a.period and a.budget
    ]
    assert len(told) == 13  # five projects, three years, two cells with a dash
    assert told[3:5] == [
        (2, "2025-10-01", 120000, ["กองการศึกษา"]),
        (2, "2027-10-01", 120000, ["กองการศึกษา"]),
    ]
    assert [f.code for f in report.findings if f.severity != "info"] == []


@pytest.mark.parametrize("stem", ["month_ticks_libreoffice", "month_ticks_weasyprint"])
def test_months_of_a_pdf(stem: str) -> None:
    report = read_pdf(stem, "monthly_ticks")
    assert [
        (m.name, a.text, a.period.value) for m in report.measures for a in m.actions if a.period
    ] == [
        ("ตลาดนัดข้อมูล", "เตรียมแผ่นป้ายบัญชีรายรับรายจ่าย", "2024-10/2024-11"),
        (
            "ตลาดนัดข้อมูล",
            "ตั้งโต๊ะตอบคำถามในตลาด",
            ["2024-12", "2025-03", "2025-06", "2025-09"],
        ),
        ("สมุดเยี่ยมหน้างาน", "ให้ชาวบ้านลงชื่อตรวจงานก่อสร้าง", "2024-10/2025-09"),
        ("ห้องสมุดคนซื่อ", "จัดมุมหนังสือในศูนย์เด็กเล็ก", "2025-02/2025-03"),
    ]
    assert [f.code for f in report.findings if f.severity != "info"] == []


@pytest.mark.parametrize("name", ["measures", "scores", "state_budget"])
def test_every_built_in_profile_can_be_given_by_its_name(name: str) -> None:
    assert load_profile(Path(name)).name == name
    assert load_built_in(name).name == name
