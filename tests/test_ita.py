"""ITA knowledge by year, and what a document's own numbers prove."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from mattrakan.models import Report
from mattrakan.normalize.ita import (
    expected_grades,
    instrument_named,
    official_indicator,
    official_indicators,
    weighted_total,
)

NAMES = [indicator.name for indicator in official_indicators(2565)]
GROUPS = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
}
SCORES = ["90.00"] * 5 + ["80.00"] * 3 + ["85.00"] * 2  # 27 + 24 + 34 = 85.00


def read(
    paper: SimpleNamespace,
    *,
    total: str = "85.00",
    grade: str = "A",
    year: int = 2565,
    scores: list[str] = SCORES,
    groups: str = "IIIIIEEEOO",
) -> Report:
    rows: list[list[str]] = [["ตัวชี้วัด", "คะแนน"]]
    last = ""
    for number, (name, score, group) in enumerate(zip(NAMES, scores, groups, strict=True), 1):
        if group != last:
            rows.append([GROUPS[f"{group}{'IIT'[1:]}"], "<"])
            last = group
        rows.append([f"{number}. {name}", score])
    report: Report = paper.report(
        [
            f"=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}",
            f"ในปีงบประมาณ พ.ศ. {year} ได้คะแนน {total} คะแนน อยู่ในระดับ {grade}",
            rows,
        ]
    )
    return report


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity != "info"]


def test_a_consistent_table_gives_no_finding(paper: SimpleNamespace) -> None:
    report = read(paper)
    assert [i.instrument for i in report.indicators] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    assert [i.no for i in report.indicators] == list(range(1, 11))
    assert codes(report) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"total": "85.01"}, []),  # within rounding
        ({"total": "85.02"}, ["score-mismatch"]),
        ({"grade": "B"}, ["grade-mismatch"]),
        ({"scores": ["91.00", *SCORES[1:]]}, ["score-mismatch"]),
        ({"groups": "IIIIEEEEOO"}, ["indicator-group"]),
        ({"year": 2567, "grade": "ผ่าน"}, []),
        ({"year": 2567, "grade": "ผ่านดี"}, ["grade-mismatch"]),  # EIT is below 85
        ({"year": 2560, "grade": "Z"}, []),  # five other indexes: nothing is checked
        ({"scores": [*SCORES[:9], "8S.00"]}, ["value-doubtful", "value-unparsed"]),
        ({"scores": [*SCORES[:9], "185.00"]}, ["score-range", "value-unparsed"]),
    ],
)
def test_what_the_numbers_prove(
    paper: SimpleNamespace, changes: dict[str, object], expected: list[str]
) -> None:
    found = codes(read(paper, **changes))  # type: ignore[arg-type]
    assert found == expected or (len(expected) == 2 and set(found) <= {*expected, "score-mismatch"})


def test_an_incomplete_table_proves_nothing(paper: SimpleNamespace) -> None:
    report = paper.report(
        [
            "=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๕",
            "ได้คะแนน ๘๐.๐๐ คะแนน",
            [["ตัวชี้วัด", "คะแนน"], [NAMES[0], "๙๐.๐๐"], [NAMES[1], "๙๐.๐๐"]],
        ]
    )
    assert codes(report) == []


def test_groups_are_named_by_the_lines_above_their_tables(paper: SimpleNamespace) -> None:
    elements: list[object] = ["=ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๕"]
    for code, part in (("IIT", NAMES[:5]), ("EIT", NAMES[5:8]), ("OIT", NAMES[8:])):
        elements += [GROUPS[code], [["ตัวชี้วัด", "คะแนน"], *([name, "๙๐.๐๐"] for name in part)]]
    report = paper.report(elements)
    assert [i.instrument for i in report.indicators] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2


def test_group_means_and_totals_are_no_indicators(paper: SimpleNamespace) -> None:
    rows = [
        ["ที่", "ตัวชี้วัด", "คะแนน"],
        [GROUPS["IIT"], "<", "90.00"],
        ["1", f"ตัวชี้วัดที่ 1 {NAMES[0]}", "90.00"],
        ["2", NAMES[1], "90.00"],
        ["คะแนนเฉลี่ย IIT", "<", "90.00"],
        ["คะแนนรวม", "<", "90.00"],
    ]
    report = paper.report(["=ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๕", rows])
    assert [(i.no, i.name, i.instrument) for i in report.indicators] == [
        (1, NAMES[0], "IIT"),
        (2, NAMES[1], "IIT"),
    ]
    assert report.assessment is not None
    assert report.assessment.score == Decimal("90.00")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("เครื่องมือที่ ๑ แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "IIT"),
        ("External (EIT)", "EIT"),
        ("เปรียบเทียบ IIT และ EIT", None),
        ("การเปิดเผยข้อมูล", None),
    ],
)
def test_instruments_by_name(text: str, code: str | None) -> None:
    assert instrument_named(text) == code


@pytest.mark.parametrize(
    ("name", "number"),
    [("การใช้ทรัพย์สินของทางราชการ", 4), ("การปรับปรุงการทำงาน", 8), ("การปลูกป่า", None)],
)
def test_variant_names(name: str, number: int | None) -> None:
    found = official_indicator(name, 2564)
    assert (found.no if found else None) == number


@pytest.mark.parametrize(
    ("total", "year", "names"),
    [
        ("95", 2565, ["AA"]),
        ("94.99", 2565, ["A"]),
        ("49.99", 2565, ["F"]),
        ("96", 2566, ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"]),  # the parts decide
        ("84.99", 2566, ["ต้องปรับปรุง"]),
        ("69.99", 2567, ["ต้องปรับปรุงโดยด่วน"]),
        ("90", 2560, []),
    ],
)
def test_grade_bands(total: str, year: int, names: list[str]) -> None:
    assert [band.name for band in expected_grades(Decimal(total), None, year)] == names


def test_weights_sum_to_one() -> None:
    everything = {code: Decimal(100) for code in ("IIT", "EIT", "OIT")}
    assert weighted_total(everything, 2565) == 100


def read_beside(paper: SimpleNamespace, groups: list[str]) -> Report:
    """Return a score table with its instruments in a column of their own, as printed."""
    rows = [["เครื่องมือ", "ตัวชี้วัด", "คะแนน"]]
    rows += [[group, name, "๙๐.๐๐"] for group, name in zip(groups, NAMES, strict=True)]
    report: Report = paper.report(["=ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๕", rows])
    return report


def test_an_instrument_is_that_of_the_empty_rows_below_it(paper: SimpleNamespace) -> None:
    report = read_beside(paper, ["IIT", *[""] * 4, "EIT", "", "", "OIT", ""])
    assert [i.instrument for i in report.indicators] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    assert codes(report) == []


@pytest.mark.parametrize(
    "groups",
    [
        ["", "", "IIT", "", "", "", "EIT", "", "OIT", ""],  # in the middle
        ["IIT", "", "", "", "", "", "EIT", "", "OIT", ""],  # only the first at the top
        ["IIT", "IIT", "", "IIT", "IIT", "EIT", "", "EIT", "OIT", ""],  # one each, some left out
        ["IIT", *["-"] * 9],
    ],
)
def test_what_no_group_at_its_top_names_is_given_to_no_indicator(
    paper: SimpleNamespace, groups: list[str]
) -> None:
    report = read_beside(paper, groups)
    printed = [None if group in ("", "-") else group for group in groups]
    assert [i.instrument for i in report.indicators] == printed
