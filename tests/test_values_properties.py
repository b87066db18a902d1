"""No date, month or period written in any of these styles, damaged or not, is read as another."""

import calendar
import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mattrakan import parse_value
from mattrakan.extract.fonts.glyphmaps import glyph_maps

FULL = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
WEEKDAYS = "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split()
DASHES = ["-", " - ", "–", " – ", "—", "‐", "−", " ~ ", " ถึง ", "- ", " -", " -\n"]

# Year between 2484 and 2589 in the Buddhist era, as a Christian year.
YEARS = st.integers(1941, 2046)
MONTHS = st.integers(1, 12)


def thai(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


# --- styles: a year, a month and a day as text ---

MONTH_STYLES: list[Callable[[int, int], str]] = [
    lambda y, m: f"{FULL[m - 1]} {y + 543}",
    lambda y, m: thai(f"{FULL[m - 1]} {y + 543}"),
    lambda y, m: f"{SHORT[m - 1]} {y + 543}",
    lambda y, m: thai(f"{SHORT[m - 1]} {y + 543}"),
    lambda y, m: thai(f"{SHORT[m - 1]}{y + 543}"),
    lambda y, m: f"{SHORT[m - 1].replace('.', '')} {y + 543}",
    lambda y, m: f"{SHORT[m - 1].replace('.', '')}{y + 543}",
    lambda y, m: f"{SHORT[m - 1].rstrip('.')} {y + 543}",
    lambda y, m: f"{SHORT[m - 1].replace('.', '. ', 1)} {y + 543}",
    lambda y, m: f"เดือน{FULL[m - 1]} พ.ศ. {y + 543}",
    lambda y, m: thai(f"เดือน {SHORT[m - 1]} พ.ศ.{y + 543}"),
    lambda y, m: f"ประจำเดือน {FULL[m - 1]} {y + 543}",
    lambda y, m: f"ประจำเดือน{SHORT[m - 1]} {y + 543}",
    lambda y, m: f"ช่วงเดือน {SHORT[m - 1]} {y + 543}",
    lambda y, m: f"{FULL[m - 1]} ค.ศ. {y}",
    lambda y, m: f"{FULL[m - 1]} {y}",
    lambda y, m: thai(f"{SHORT[m - 1]} {y}"),
    lambda y, m: f"{FULL[m - 1]} พุทธศักราช {y + 543}",
    lambda y, m: f"{m:02d}/{y + 543}",
    lambda y, m: thai(f"{m}/{y + 543}"),
    lambda y, m: f"{y}-{m:02d}",
    lambda y, m: f"{y + 543}-{m:02d}",
    lambda y, m: f"{FULL[m - 1]} ปี {y + 543}",
    lambda y, m: f"{SHORT[m - 1]}\u00a0{y + 543}",
    lambda y, m: f"{FULL[m - 1]}\n{y + 543}",
    lambda y, m: f"  {FULL[m - 1]}   {y + 543} ",
    lambda y, m: f"{calendar.month_name[m]} {y}",
    lambda y, m: f"{calendar.month_abbr[m]} {y}",
    lambda y, m: (
        f"{FULL[m - 1].removesuffix('คม').removesuffix('ยน')} {y + 543}"
        if m != 2
        else f"กุมภา {y + 543}"
    ),
    lambda y, m: f"{SHORT[m - 1]} {(y + 543) % 100:02d}",
    lambda y, m: thai(f"{SHORT[m - 1]} {(y + 543) % 100:02d}"),
    lambda y, m: f"{FULL[m - 1]} '{(y + 543) % 100:02d}",
]
DATE_STYLES: list[Callable[[int, int, int], str]] = [
    *(
        lambda y, m, d, style=style: f"{d} {style(y, m)}"
        for at, style in enumerate(MONTH_STYLES)
        if at not in (9, 10, 11, 12, 13, 18, 19, 20, 21, 25)
    ),
    lambda y, m, d: f"{d}/{m}/{y + 543}",
    lambda y, m, d: thai(f"{d:02d}/{m:02d}/{y + 543}"),
    lambda y, m, d: f"{d}-{m}-{y + 543}",
    lambda y, m, d: f"{d}.{m}.{y + 543}",
    lambda y, m, d: f"{d}/{m}/{y}",
    lambda y, m, d: f"{y}-{m:02d}-{d:02d}",
    lambda y, m, d: f"{y + 543}-{m:02d}-{d:02d}",
    lambda y, m, d: f"วันที่ {d} {FULL[m - 1]} {y + 543}",
    lambda y, m, d: thai(f"ณ วันที่ {d} เดือน{FULL[m - 1]} พ.ศ. {y + 543}"),
    lambda y, m, d: f"ประกาศ ณ วันที่ {d} เดือน {FULL[m - 1]} พ.ศ. {y + 543}",
    lambda y, m, d: thai(f"ลงวันที่ {d} {SHORT[m - 1]} {y + 543}"),
    lambda y, m, d: f"วัน{WEEKDAYS[calendar.weekday(y, m, d)]}ที่ {d} {FULL[m - 1]} {y + 543}",
    lambda y, m, d: thai(f"{d}{SHORT[m - 1]}{y + 543}"),
]


# --- damage: what text layers do to Thai, kinds 2, 3, 4, 5 and 11 of the evidence ---

_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def _private(text: str, at: int) -> str:
    shifted = {letter: code for code, letter in glyph_maps()["private-use"].items()}
    found = [m for m in re.finditer(".", text) if m[0] in shifted]
    if not found:
        return text
    place = found[at % len(found)].start()
    return text[:place] + shifted[text[place]] + text[place + 1 :]


def _at_mark(text: str, at: int, change: Callable[[str, int], str]) -> str:
    places = [found.start() for found in _MARK.finditer(text)]
    return change(text, places[at % len(places)]) if places else text


DAMAGES: dict[str, Callable[[str, int], str]] = {
    "none": lambda text, at: text,
    "sara am lost": lambda text, at: text.replace("ำ", " า"),
    "mark became a space": lambda text, at: _at_mark(
        text, at, lambda t, i: f"{t[:i]} {t[i + 1 :]}"
    ),
    "sara am decomposed": lambda text, at: text.replace("ำ", "ํา"),
    "sara am doubled": lambda text, at: text.replace("ำ", "ำา"),
    "sara aa read as sara am": lambda text, at: text.replace("า", "ำ"),
    "private use": _private,
    "mark torn": lambda text, at: _at_mark(
        text, at, lambda t, i: f"{t[:i]}{t[i + 1 : i + 2]}{t[i]} {t[i + 2 :]}"
    ),
    "mark after a space": lambda text, at: _at_mark(text, at, lambda t, i: f"{t[:i]} {t[i:]}"),
    "marks swapped": lambda text, at: re.sub("([ัิีึืุู])([่้๊๋])", r"\2\1", text),
    "zero-width spaces": lambda text, at: (
        text[: at % (len(text) + 1)] + "\u200b" + text[at % (len(text) + 1) :]
    ),
    "mark repeated": lambda text, at: _at_mark(text, at, lambda t, i: t[: i + 1] + t[i:]),
    "space inside": lambda text, at: re.sub(r"(?<=[ก-ฮ])(?=[ก-ฮ])", " ", text, count=1),
    "unknown glyph": lambda text, at: _at_mark(text, at, lambda t, i: f"{t[:i]}\ufffd{t[i + 1 :]}"),
}


def check(text: str, kind: str, expected: str, fiscal_year: int | None = None) -> None:
    value = parse_value(text, kind, fiscal_year=fiscal_year)
    assert value.status != "ok" or value.value == expected, (text, value)


def test_there_are_thirty_styles() -> None:
    assert len(MONTH_STYLES) >= 30
    assert len(DATE_STYLES) >= 30


@pytest.mark.parametrize("style", range(len(MONTH_STYLES)))
def test_every_month_is_read_in_every_style(style: int) -> None:
    for month in range(1, 13):
        text = MONTH_STYLES[style](2022, month)
        assert parse_value(text, "month").value == f"2022-{month:02d}", text


@pytest.mark.parametrize("style", range(len(DATE_STYLES)))
def test_every_date_is_read_in_every_style(style: int) -> None:
    for month in range(1, 13):
        text = DATE_STYLES[style](2024, month, 29)
        assert parse_value(text, "date").value == f"2024-{month:02d}-29", text


@settings(max_examples=300)
@given(
    YEARS,
    MONTHS,
    st.sampled_from(MONTH_STYLES),
    st.sampled_from(sorted(DAMAGES)),
    st.integers(0, 40),
)
def test_a_month_is_never_another(
    year: int, month: int, style: Callable[[int, int], str], damage: str, at: int
) -> None:
    text = DAMAGES[damage](style(year, month), at)
    two_digits = style in MONTH_STYLES[-3:]
    if two_digits and not 2540 <= year + 543 <= 2590:
        return  # the century is not in the text
    check(text, "month", f"{year}-{month:02d}")


@settings(max_examples=300)
@given(
    st.dates(min_value=date(1997, 1, 1), max_value=date(2046, 12, 31)),
    st.sampled_from(DATE_STYLES),
    st.sampled_from(sorted(DAMAGES)),
    st.integers(0, 40),
)
def test_a_date_is_never_another(
    day: date, style: Callable[[int, int, int], str], damage: str, at: int
) -> None:
    check(DAMAGES[damage](style(day.year, day.month, day.day), at), "date", day.isoformat())


PERIOD_STYLES: list[Callable[[str, int, int, int], str]] = [
    lambda dash, y, a, b: f"{SHORT[a - 1]}{dash}{SHORT[b - 1]} {y + 543}",
    lambda dash, y, a, b: thai(f"{SHORT[a - 1]}{dash}{SHORT[b - 1]} {y + 543}"),
    lambda dash, y, a, b: thai(f"{SHORT[a - 1]}{dash}{SHORT[b - 1]} {(y + 543) % 100}"),
    lambda dash, y, a, b: f"{FULL[a - 1]}{dash}{FULL[b - 1]} {y + 543}",
    lambda dash, y, a, b: f"{FULL[a - 1]}{dash}{SHORT[b - 1]} พ.ศ. {y + 543}",
    lambda dash, y, a, b: f"เดือน{FULL[a - 1]}{dash}เดือน{FULL[b - 1]} {y + 543}",
    lambda dash, y, a, b: f"ระหว่างเดือน {SHORT[a - 1]}{dash}{SHORT[b - 1]} {y + 543}",
    lambda dash, y, a, b: f"ตั้งแต่เดือน {FULL[a - 1]}{dash}เดือน {FULL[b - 1]} พ.ศ. {y + 543}",
    lambda dash, y, a, b: (
        f"{SHORT[a - 1].replace('.', '')}{dash}{SHORT[b - 1].replace('.', '')} {y}"
    ),
    lambda dash, y, a, b: f"{SHORT[a - 1]} {y + 543 - (a > b)}{dash}{SHORT[b - 1]} {y + 543}",
    lambda dash, y, a, b: f"{a:02d}/{y + 543 - (a > b)}{dash}{b:02d}/{y + 543}",
    lambda dash, y, a, b: f"{FULL[a - 1]} {y - (a > b)}{dash}{FULL[b - 1]} {y}",
    lambda dash, y, a, b: f"ช่วงเดือน{SHORT[a - 1]}{dash}{SHORT[b - 1]} {y + 543}",
]


@settings(max_examples=400)
@given(
    st.integers(1998, 2046),
    MONTHS,
    MONTHS,
    st.sampled_from(PERIOD_STYLES),
    st.sampled_from(DASHES),
    st.sampled_from(sorted(DAMAGES)),
    st.integers(0, 40),
)
def test_a_period_is_never_another(
    year: int,
    first: int,
    last: int,
    style: Callable[[str, int, int, int], str],
    dash: str,
    damage: str,
    at: int,
) -> None:
    text = DAMAGES[damage](style(dash, year, first, last), at)
    start = year - (first > last)
    whole = f"{start}-{first:02d}/{year}-{last:02d}" if first != last else f"{year}-{last:02d}"
    check(text, "period", whole)


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize("style", range(len(PERIOD_STYLES)))
def test_every_period_is_read_in_every_style(style: int, dash: str) -> None:
    for first, last, expected in ((3, 9, "2022-03/2022-09"), (10, 4, "2021-10/2022-04")):
        text = PERIOD_STYLES[style](dash, 2022, first, last)
        value = parse_value(text, "period")
        assert (value.value, value.status) == (expected, "ok"), text


@settings(max_examples=300)
@given(
    st.text(
        alphabet="๐๑๒๓๔๕๖๗๘๙0123456789 .,-/()ๆกขคงมยพศตธสเีิ่ัำาวนที่ดือปงบไตรมาสlO\n\u200b\ufffd",
        max_size=40,
    ),
    st.sampled_from(
        "date month period fiscal_year quarter money number percent score enumerator org".split()
    ),
)
def test_no_text_raises(text: str, kind: str) -> None:
    value = parse_value(text, kind, fiscal_year=2565)
    assert value.raw == text
    assert "defect" not in value.flags
    assert value.status in ("ok", "blank", "ambiguous", "unparsed")
    if value.status in ("blank", "unparsed"):
        assert value.value is None


POINTS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "1 ", "15 ", "31 ", "ต้น", "วันที่ 3 "]),
        st.sampled_from([*SHORT, "ม.ย.", "ม .ค.", ""]),
        st.sampled_from(["", " 65", " 2565", " พ.ศ. 2566", " 22", " 2483", " ค.ศ. 2565"]),
    ),
)
ITEMS = st.one_of(POINTS, st.builds("{} - {}".format, POINTS, POINTS))
FRAMES = ["{}", "ภายใน{}", "{} เป็นต้นไป", "ไตรมาส 2 ({})", "รอบ 6 เดือน ({})", "ปีงบประมาณ 2565 ({})"]


@settings(max_examples=400)
@given(
    st.lists(ITEMS, min_size=1, max_size=3),
    st.sampled_from([", ", " และ ", "/", "\n"]),
    st.sampled_from(FRAMES),
    st.sampled_from(["period", "date", "month", "quarter", "fiscal_year"]),
    st.sampled_from([None, 2565, 2483]),
)
def test_no_list_raises_and_none_is_certain_without_its_years(
    items: list[str], separator: str, frame: str, kind: str, fiscal_year: int | None
) -> None:
    value = parse_value(frame.format(separator.join(items)), kind, fiscal_year=fiscal_year)
    assert "defect" not in value.flags
    assert value.status != "ok" or "XXXX" not in str(value.value)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_that_lost_a_letter_is_itself_or_in_doubt(month: int) -> None:
    name = FULL[month - 1]
    for at in range(len(name)):
        value = parse_value(f"{name[:at]}{name[at + 1 :]} 2565", "month")
        assert value.status != "ok" or value.value == f"2022-{month:02d}"
