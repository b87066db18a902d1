"""Cells damaged at random: the values made of them, and the refusals, are those recorded."""

import csv
import random
import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mattrakan import parse_value
from mattrakan.normalize.values.enumerators import split_enumerator, split_plain_number
from mattrakan.normalize.values.kinds import KINDS
from mattrakan.normalize.values.numbers.units import find_unit
from mattrakan.normalize.values.orgs import split_orgs

HERE = Path(__file__).parent
COUNT = 300
CELLS_EACH = 20
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("cells")

DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
SIGNS = " .,-–/()~+%'\n"
PIECES = (
    *("ต.ค.", "ม.ค. ๖๘", "ก.ย. ๒๕๖๘", "ไตรมาส ๑", "ไตรมาสที่ 3-4", "ปีงบประมาณ ๒๕๖๘", "๖ เดือนแรก"),
    *("รอบ ๑๒ เดือน", "ภายใน", "ตลอดปี", "ทุกเดือน", "๑ ตุลาคม ๒๕๖๗", "15 มี.ค. 68", "๓๐ วัน", "ครั้ง"),
    *("๑,๐๐๐ บาท", "2.5 ล้านบาท", "ร้อยละ ๘๐", "ไม่น้อยกว่า", "๙๕.๒๓", "ห้าแสนบาท", "ระดับ A", "-", "ไม่มี"),
    *("กองคลัง", "สำนักปลัด", "กองช่าง/กองคลัง", "อบต.หนองบัว", "สพป. เขต ๑", "ฝ่าย", "ทุกกอง"),
    *("๑.", "(๒)"),
    *("ข้อ ๓", "๑.๒", "ก.", "•", "(พันบาท)", "หน่วย : ล้านบาท", "งบประมาณ (บาท)", "ถึง", "และ", "หรือ"),
)  # fmt: skip


@cache
def cells() -> list[tuple[str, str, str]]:
    """Return kind, fiscal year and text of the cells that other tests hold true."""
    found = []
    for name in ("values_cases.tsv", "values_further.tsv", "values_fresh.tsv"):
        with (HERE / name).open(encoding="utf-8", newline="") as stream:
            for case in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.append((case["kind"], case.get("fiscal_year") or "", case["text"]))
    return found


def damaged(chance: random.Random, text: str) -> str:
    """Return a text with one to three small changes."""
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        at = chance.randint(0, len(text))
        change = chance.randrange(9)
        if change == 0:
            text = text[:at] + text[at + 1 :]
        elif change == 1:
            text = text[:at] + chance.choice(SIGNS) + text[at:]
        elif change == 2:
            text = text[:at] + chance.choice(DIGITS) + text[at:]
        elif change == 3:
            text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
        elif change == 4:
            between = chance.choice((" ", "\n", " - ", ", ", " และ ", ""))
            text = f"{text}{between}{chance.choice(PIECES)}"
        elif change == 5:
            text = f"{chance.choice(PIECES)} {text}"
        elif change == 6:
            text = text.replace(" ", chance.choice(("", "  ", "\n")), 1)
        elif change == 7:
            places = [i for i, letter in enumerate(text) if letter in DIGITS]
            if places:
                at = chance.choice(places)
                text = text[:at] + chance.choice(DIGITS) + text[at + 1 :]
        else:
            text = f"({text})" if chance.random() < 0.5 else text[:at]
    return text


def outcome(seed: int) -> Iterator[str]:
    """Return what some damaged cells are read as."""
    chance = random.Random(seed)
    for _ in range(CELLS_EACH):
        if chance.random() < 0.75:
            kind, year, text = chance.choice(cells())
            if chance.random() < 0.1:
                kind = chance.choice(KINDS)
        else:
            kind, year = chance.choice(KINDS), chance.choice(("", "2568"))
            text = " ".join(chance.choice(PIECES) for _ in range(chance.randint(1, 3)))
        text = damaged(chance, text)
        year = chance.choice((year, "2568"))
        value = parse_value(text, kind, fiscal_year=int(year) if year else None)
        others = "" if not value.alternatives else f" or {' | '.join(map(str, value.alternatives))}"
        flags = f" [{' '.join(value.flags)}]" if value.flags else ""
        yield f"{kind} {year} {text!r}: {value.status} {value.value}{others}{flags}"
        if kind in ("org", "enumerator", "money"):
            marks = split_enumerator(text).printed, split_plain_number(text).printed
            yield f"  {'; '.join(split_orgs(text))} | {marks} | {find_unit(text)}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_damaged_cells_are_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
