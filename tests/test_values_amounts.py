"""What stands around an amount, and damaged bounds, never make another amount of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mattrakan import parse_value


def thai(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


BEFORE_AMOUNTS = ["", "1) ", "(2) ", "• ", "งบประมาณ ", "= ", "*", "รวม ", "3. "]
AFTER_AMOUNTS = [
    *("", " บาท", ".-", "/-", " บาทถ้วน", "²", "*", " 1/", " บาท 2)", " ก/", ".", " บาท."),
    *(" .-", "=", " (1)", " - ", " 5", "1/", "\n2/"),
]


@given(
    st.integers(1_000, 99_999_999),
    st.sampled_from(BEFORE_AMOUNTS),
    st.sampled_from(AFTER_AMOUNTS),
    st.booleans(),
)
def test_what_stands_around_an_amount_never_makes_another(
    number: int, before: str, after: str, in_thai: bool
) -> None:
    printed = f"{number:,}"
    text = before + (thai(printed) if in_thai else printed) + after
    value = parse_value(text, "money")
    assert value.status != "ok" or value.value == number


@given(st.integers(1_000, 99_999_999), st.integers(1, 9), st.sampled_from([" ", "  ", "\n"]))
def test_an_amount_with_a_gap_is_itself_or_in_doubt(number: int, at: int, gap: str) -> None:
    printed = f"{number:,}"
    at = min(at, len(printed) - 1)
    value = parse_value(printed[:at] + gap + printed[at:], "money")
    assert value.status != "ok" or value.value == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("มากวก่า 10 คน", "number"),
        ("ผู้อบรมมากก่วา ๒๐ คน", "number"),
        ("อยางนอย ๕ คน", "number"),
        ("ตงแต่ ๕ คน", "number"),
        ("มากก่วาจำนวน ๕ คน", "number"),
        ("มากวก่าร้อยละ ๘๐", "percent"),
        ("ผู้ตอบร้อยละ ๘๐ ขึนไป", "percent"),
    ],
)
def test_a_damaged_bound_is_no_noun(text: str, kind: str) -> None:
    assert parse_value(text, kind).status == "unparsed"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("ผู้มาใช้บริการ ๑๐ คน", "number", 10),
        ("กล้าไม้ ๕ ต้น", "number", 5),
        ("ร้อยละ ๘๐ ของผู้ขึ้นทะเบียน", "percent", 80),
        ("มากกว่า ๑๐ คน", "number", ">10"),
    ],
)
def test_nouns_that_are_a_little_like_a_bound(text: str, kind: str, value: object) -> None:
    assert parse_value(text, kind).value == value
