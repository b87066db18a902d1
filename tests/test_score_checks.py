"""What scores, grades, groups and amounts prove against each other: both sides of each check."""

from collections.abc import Sequence
from decimal import Decimal
from types import SimpleNamespace

import pytest

from mattrakan.models import Assessment, Indicator, Place
from mattrakan.normalize.checks import check_scores
from mattrakan.normalize.ita import official_indicators

YEAR = 2566  # the weights of this year are 30, 30 and 40 percent
HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def indicators(by_group: dict[str, str], printed: dict[int, str] | None = None) -> list[Indicator]:
    """Return all official indicators, those of one group with the same score.

    Args:
        by_group: scores by group.
        printed: what stands beside an indicator instead of its own group, by its place.
    """
    return [
        Indicator(
            no=place + 1,
            name=official.name,
            instrument=(printed or {}).get(place, official.instrument),
            score=Decimal(by_group[official.instrument]),
            issue=None,
            source=Place(page=1),
        )
        for place, official in enumerate(official_indicators(YEAR))
    ]


def codes(
    found: Sequence[Indicator],
    score: str | None,
    grade: str | None = None,
    year: int | None = YEAR,
    assessed: int | None = None,
) -> list[str]:
    assessment = Assessment(score=None if score is None else Decimal(score), grade=grade)
    return [one.code for one in check_scores(found, assessment, year, assessed, Place(page=1))]


ALIKE = {"IIT": "90", "EIT": "90", "OIT": "90"}


@pytest.mark.parametrize(
    ("score", "found"),
    [
        ("90", []),
        ("90.01", []),
        ("89.99", []),
        ("90.02", ["score-mismatch"]),
        ("89.98", ["score-mismatch"]),
        (None, []),
    ],
)
def test_a_total_fits_the_scores_that_it_is_made_of(score: str | None, found: list[str]) -> None:
    assert codes(indicators(ALIKE), score) == found


def test_weights_count() -> None:
    unlike = {"IIT": "80", "EIT": "90", "OIT": "100"}
    total = Decimal(80 * 3 + 90 * 3 + 100 * 4) / 10
    assert codes(indicators(unlike), str(total)) == []
    assert codes(indicators(unlike), "90") == ["score-mismatch"]
    assert codes(indicators(unlike), "90", year=None) == []


def test_without_all_scores_a_total_is_not_held_against_them() -> None:
    assert codes(indicators(ALIKE)[:-1], "50") == []
    assert codes([*indicators(ALIKE), indicators(ALIKE)[0]], "50") == []  # one stands twice


@pytest.mark.parametrize(
    ("place", "printed", "found"),
    [
        (0, "IIT", []),
        (0, "EIT", ["indicator-group"]),
        (4, "EIT", ["indicator-group"]),
        (5, "IIT", ["indicator-group"]),
        (9, "EIT", ["indicator-group"]),
        (0, "ด้านที่ ๑", []),  # no group of the assessment
    ],
)
def test_an_official_indicator_stands_in_its_group(
    place: int, printed: str, found: list[str]
) -> None:
    assert codes(indicators(ALIKE, {place: printed}), "90") == found


@pytest.mark.parametrize(
    ("score", "grade", "year", "assessed", "found"),
    [
        pytest.param("95", "AA", 2565, 2565, [], id="at a band's lower end"),
        pytest.param("94.99", "AA", 2565, 2565, ["grade-mismatch"], id="below it"),
        pytest.param("94.99", "A", 2565, 2565, [], id="of the band below"),
        pytest.param("50", "E", 2565, 2565, [], id="the last but one"),
        pytest.param("49.99", "F", 2565, 2565, [], id="the last"),
        pytest.param("95", "A", 2565, 2565, ["grade-mismatch"], id="a lower grade"),
        pytest.param("92", "A", 2566, None, [], id="a grade of the year before"),
        pytest.param("92", "B", 2566, None, ["grade-mismatch"], id="of neither year"),
        pytest.param(
            "92", "A", 2566, 2566, ["grade-mismatch"], id="not of the year that is printed"
        ),
        pytest.param("92", "A", 2567, None, ["grade-mismatch"], id="of two years before"),
        pytest.param("92", None, 2565, 2565, [], id="no grade"),
        pytest.param("92", "A", 2500, 2500, [], id="a year without grades"),
    ],
)
def test_a_grade_fits_the_total(
    score: str, grade: str | None, year: int, assessed: int | None, found: list[str]
) -> None:
    assert codes([], score, grade, year, assessed) == found


@pytest.mark.parametrize(
    ("oit", "score", "grade", "found"),
    [
        pytest.param("95", "95", "ผ่านดีเยี่ยม", [], id="each part reaches the band, too"),
        pytest.param("86", "91.4", "ผ่านดี", [], id="the total alone reaches a band above"),
        pytest.param("84.9", "90.96", "ผ่าน", [], id="a part below its band"),
        pytest.param("84.9", "90.96", "ผ่านดี", ["grade-mismatch"], id="said to be in it"),
    ],
)
def test_a_grade_of_later_years_looks_at_each_part(
    oit: str, score: str, grade: str, found: list[str]
) -> None:
    parts = indicators({"IIT": "95", "EIT": "95", "OIT": oit})
    assert codes(parts, score, grade, assessed=YEAR) == found


@pytest.mark.parametrize(
    ("amounts", "doubted"),
    [
        pytest.param(["๙๙", "๑๐๐"], 0, id="a hundred baht are an amount"),
        pytest.param(["๙๙", "๕๐"], 2, id="all are smaller"),
        pytest.param(["๕๐", "๕ บาท"], 1, id="one that says its unit is no other's evidence"),
        pytest.param(["๑,๐๐๐.๕", "๑,๐๐๐"], 1, id="satang of one digit"),
        pytest.param(["๑,๐๐๐.๕๐", "๑,๐๐๐"], 0, id="satang of two"),
        pytest.param(["๙,๙๙๙.๕", "๑,๐๐๐"], 1, id="below ten thousand"),
        pytest.param(["๑๐,๐๐๐.๕", "๑,๐๐๐"], 0, id="from ten thousand on"),
        pytest.param(["๐", "-"], 0, id="nothing"),
    ],
)
def test_amounts_too_small_or_odd_for_baht_are_doubted(
    paper: SimpleNamespace, amounts: list[str], doubted: int
) -> None:
    rows = [["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "งบประมาณ"]]
    names = ("ปลูกป่าชุมชน", "อ่านหนังสือ")
    for number, (name, amount) in enumerate(zip(names, amounts, strict=True), 1):
        rows.append([str(number), name, "ประชุมชี้แจงผู้เกี่ยวข้อง", "กองช่าง", amount])
    report = paper.report([HEAD, rows])
    assert len([one for one in report.findings if one.code == "value-doubtful"]) == doubted


@pytest.mark.parametrize(
    ("numbers", "found"),
    [(["๑", "๒"], 0), (["๑", "๑"], 1), (["๒", "๒"], 1), (["๑", "๓"], 0)],
)
def test_a_list_number_of_measures_stands_once(
    paper: SimpleNamespace, numbers: list[str], found: int
) -> None:
    rows = [["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]]
    for number, name in zip(numbers, ("ปลูกป่าชุมชน", "อ่านหนังสือ"), strict=True):
        rows.append([number, name, "ประชุมชี้แจง", "กองช่าง", "ม.ค. ๖๘"])
    report = paper.report([HEAD, rows])
    assert [one.code for one in report.findings].count("duplicate-number") == found
