"""Random budgets printed as outlines: the tree made of them, and its sums, are those recorded."""

import random
import runpy
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.text.lines import Line

HERE = Path(__file__).parent
COUNT = 240
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("outlines")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
PAGES = runpy.run_path(str(HERE / "outline_pages.py"))

LOCAL = (
    *(("แผนงานบริหารงานทั่วไป", 0), ("งานบริหารทั่วไป", 1), ("งบบุคลากร", 2), ("หมวดเงินเดือน", 3)),
    *(("ประเภทค่าตอบแทน", 4), ("งบลงทุน", 2), ("หมวดครุภัณฑ์", 3), ("งบดำเนินงาน", 2)),
)
STATE = (
    *(("กระทรวงเมฆหมอก", 0), ("กรมลำธาร", 1), ("แผนงานพื้นฐาน", 2), ("ผลผลิตที่ 1 : ถนน", 3)),
    *(("กิจกรรมที่ 1 : ซ่อม", 4), ("1. งบบุคลากร", 4), ("1.1 เงินเดือน", 5), ("2. งบลงทุน", 4)),
)
ITEMS = (
    *("เงินเดือนพนักงาน", "ค่าซ่อมถนนสายทุ่งเมฆ", "โต๊ะทำงาน จำนวน ๒ ตัว", "ค่าวัสดุสำนักงาน"),
    *("โครงการอบรม", "ปี 2565 ตั้งงบประมาณ", "ปี 2566 - 2567 ผูกพันงบประมาณ", "วงเงินทั้งสิ้น"),
    *("เพื่อจ่ายเป็นค่าจ้าง", "ตั้งจ่ายจากเงินรายได้", "หมายเหตุ ดูท้ายเล่ม", "ครุภัณฑ์คอมพิวเตอร์ที่มีชื่อยาว"),
)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def amount(chance: random.Random, number: int, thai: bool) -> str:
    text = f"{number:,}"
    if chance.random() < 0.06:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(("O", "1", ".", "")) + text[at + 1 :]
    return (text.translate(THAI) if thai else text) + chance.choice((" บาท", " บาท", ""))


def branch(
    chance: random.Random, heads: tuple[tuple[str, int], ...], depth: int, thai: bool
) -> tuple[list[str], int]:
    """Return the lines of one heading with what is below it, and its amount."""
    below = [head for head in heads if head[1] == depth]
    lines: list[str] = []
    total = 0
    style = chance.randrange(4)
    if not below or depth > 5:
        for number in range(1, chance.randint(2, 4)):
            money = chance.choice((1_000, 25_000, 120_000, 990))
            mark = (f"{number}. ", f"({number}) ", "- ", f"1.{number} ")[style]
            shown = amount(chance, money, thai) if chance.random() < 0.9 else ""
            total += money if shown else 0
            label = mark + chance.choice(ITEMS)
            lines.append("  " * depth + label + (f" | {shown}" if shown else ""))
            if chance.random() < 0.2:
                lines.append("  " * depth + chance.choice(ITEMS))
        return lines, total
    for head, _ in chance.sample(below, min(len(below), chance.choice((1, 1, 2)))):
        inner, money = branch(chance, heads, depth + 1, thai)
        said = money + (chance.choice((0, 0, 0, 0, 100)))
        lead = chance.choice(("", "", " รวม", " จำนวน"))
        lines.append("  " * depth + f"{head}{lead} | {amount(chance, said, thai)}")
        lines += inner
        total += money
    return lines, total


def shaken(chance: random.Random) -> Callable[[Line], Line]:
    """Return what moves lines a little, as uneven pages have them; of most documents none."""
    share = chance.choice((0.0, 0.0, 0.1, 0.4))

    def move(line: Line) -> Line:
        if chance.random() >= share:
            return line
        right = chance.choice((0.0, 0.0, 1.5, 2.4, 2.6, 3.9, 4.1, -3.0))
        down = line.size * chance.choice((0.0, 0.1, 0.2, 0.34, 0.36, -0.3))
        x0, top, x1, bottom = line.box
        tail = None if line.tail_x0 is None else line.tail_x0 + right
        box = Box(x0 + right, top + down, x1 + right, bottom + down)
        return replace(line, box=box, tail_x0=tail)

    return move


def outcome(seed: int) -> Iterator[str]:
    """Return the tree of a random budget and its findings."""
    chance = random.Random(seed)
    profile, heads = chance.choice((("local_budget", LOCAL), ("state_budget", STATE)))
    lines, total = branch(chance, heads, 0, chance.random() < 0.6)
    if chance.random() < 0.3:
        lines.insert(0, f"งบประมาณรายจ่ายทั้งสิ้น | {total:,} บาท")
    if profile == "state_budget":
        lines.insert(0, "รายละเอียดงบประมาณจำแนกตามงบรายจ่าย")
    if chance.random() < 0.3:
        at = chance.randrange(len(lines))
        lines[at] = lines[at].replace(" ", "", 1)
    cut = chance.randint(1, len(lines)) if chance.random() < 0.5 else len(lines)
    texts = ["\n".join(part) for part in (lines[:cut], lines[cut:]) if part]
    year = chance.choice((2565, 2565, None))
    glued, move = chance.random() < 0.4, shaken(chance)
    found = PAGES["read_pages"](profile, *texts, year=year, glued=glued, move=move)
    yield from PAGES["shown"](found.rows)
    for row in found.rows:
        yield row.model_dump_json()
    yield from (f"{doubt.code} {doubt.where}" for doubt in found.findings)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_budget_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
