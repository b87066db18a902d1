"""Starts and ends of periods under two headings, as one period."""

import pytest

from mattrakan.normalize.layout.profile import load_built_in
from mattrakan.normalize.layout.start_end import pair_start_end


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (("กำหนดแล้วเสร็จ",), ["period", "period_end"]),
        ((), ["period", "period_end"]),
        (("งบประมาณ",), ["extra", "period"]),
    ],
)
def test_a_start_and_an_end_are_one_period(above: tuple[str, ...], expected: list[str]) -> None:
    headings = [("กำหนดแล้วเสร็จ", "เดือนที่เริ่ม"), (*above, "เดือนที่สิ้นสุด")]
    profile = load_built_in("measures")
    assert pair_start_end(["period_start", "period_end"], headings, profile) == expected
