"""Upright rules that rows over all columns interrupt, below headings that are ruled."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Rule

HELPERS = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
word, table_rows = HELPERS["word"], HELPERS["table_rows"]
XS = (40.0, 80.0, 180.0, 220.0, 260.0, 300.0)
INNER = XS[1:-1]


LINES = [
    *(word(text, x + 5, 88) for text, x in (("#", 40), ("กิจ", 80), ("ผู้ทำ", 260))),
    word("ครึ่งปี", 200, 75),
    *(word(text, x + 5, 92) for text, x in (("ตค", 180), ("พย", 220))),
    word("มาตรการที่๑กขคง", 45, 114),
    *(word(text, x + 5, 134) for text, x in (("1.1", 40), ("จฉช", 80), ("กอง", 260))),
    word("ซญฎ", 85, 148),
    *(word(text, x + 5, 165) for text, x in (("1.2", 40), ("ดตถ", 80), ("งาน", 260))),
    word("มาตรการที่๒ทธน", 45, 185),
    *(word(text, x + 5, 205) for text, x in (("2.1", 40), ("บปผ", 80), ("ฝ่าย", 260))),
]


def table(uprights: list[Rule]) -> list[list[str | None]]:
    rules = [Rule(x, 62, x, 215) for x in (XS[0], XS[-1])] + uprights
    rules += [Rule(XS[0], y, XS[-1], y) for y in (62.0, 215.0)] + [Rule(180, 98, 260, 98)]
    clusters = [cluster for line in LINES for cluster in line]
    found: list[list[str | None]]
    (found,) = table_rows(clusters, rules)
    return found


def test_rows_over_all_columns_part_the_rows_between_them() -> None:
    bands = [(62.0, 98.0), (120.0, 171.0), (191.0, 215.0)]
    uprights = [
        Rule(x, 80.0 if x == 220.0 and top == 62.0 else top, x, bottom)
        for top, bottom in bands
        for x in INNER
    ]
    wide = [None] * 4
    assert table(uprights) == [
        ["#", "กิจ", "ครึ่งปี", None, "ผู้ทำ"],
        [None, None, "ตค", "พย", None],
        ["มาตรการที่๑กขคง", *wide],
        ["1.1", "จฉชซญฎ", "", "", "กอง"],
        ["1.2", "ดตถ", "", "", "งาน"],
        ["มาตรการที่๒ทธน", *wide],
        ["2.1", "บปผ", "", "", "ฝ่าย"],
    ]


@pytest.mark.parametrize("pieces", [[(62.0, 215.0)], [(62.0, 104.0), (105.0, 215.0)]])
def test_rules_that_go_on_are_not_interrupted(pieces: list[tuple[float, float]]) -> None:
    rows = table([Rule(x, top, x, bottom) for x in INNER for top, bottom in pieces])
    assert not any(
        row[0] and row[0].startswith("มาตรการ") and row[1:] == [None] * 4 for row in rows
    )
