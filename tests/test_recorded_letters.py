"""Random Thai letters with their marks drawn in many ways: the lines made of them are recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Glyph, Page, Rule
from mattrakan.extract.pages.assembly import Assembler
from mattrakan.extract.text.decoding import Decoder
from mattrakan.extract.text.mark_attachment import page_clusters

COUNT = 420
RECORDED = runpy.run_path(str(Path(__file__).parent / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("letters")

WORDS = (
    "น้ำ กำหนด ผู้ที่ ทั้งนี้ เปิดเผย ป้องกัน ซื้อจ้าง ทำ สำนัก คำนึง ปั๊ม ก็ได้ ญาติ ฐานะ ปีงบประมาณ เพื่อ "
    "ให้ ไม่ โปร่งใส ๒๕๖๗ ข้อ ๓.๑ เรื่อง สิ่ง ฝ่าย ฟ้า กิ๊ก พ.ศ. ABC 12.5 (๑) ดำเนินการ ปู่ ชั้น"
).split()
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
WAYS = (
    *("plain", "before", "behind", "spaced", "marks last", "marks first", "left to right"),
    *("parted am", "space am", "lost", "twice", "raised", "wide marks", "private", "turned"),
    *("struck", "backwards", "small", "sloping", "no spaces", "doubled am"),
)


def parted(text: str, way: str) -> str:
    if way == "parted am":
        return text.replace("ำ", "ํา")
    if way == "space am":
        return text.replace("ำ", "\x00า")  # a space without width where the ring was
    if way == "doubled am":
        return text.replace("ำ", "ำา")
    return text


def draw_line(
    chance: random.Random, glyphs: list[Glyph], way: str, x: float, y: float, size: float
) -> tuple[float, float]:
    """Add the glyphs of one line; return where it starts and ends."""
    text = parted(" ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 7))), way)
    start = x
    far = chance.uniform(0.02, 0.9)  # how far off a mark's pen stands, in em
    space = chance.uniform(0.0, 0.9) * size if way == "spaced" else 0.0
    drawn: list[Glyph] = []
    gap = chance.uniform(0.1, 0.6)

    def add(letter: str, x0: float, x1: float, down: float = 0.0, scale: float = 1.0) -> None:
        drawn.append(Glyph(letter, x0, x1, y + down, size * scale, "F", 1, 0))

    for at, letter in enumerate(text):
        if letter in MARKS or letter == "\x00":
            letter = letter.replace("\x00", " ")
            if way == "lost" and chance.random() < 0.4:
                letter = " "
            pen = {"before": -far * size, "behind": far * size / 2}.get(way, 0.0)
            wide = 0.3 * size if way == "wide marks" and chance.random() < 0.5 else 0.0
            down = -far * size if way == "raised" and chance.random() < 0.7 else 0.0
            if way == "private" and letter in "\u0e48\u0e49":
                letter = {"\u0e48": "\uf70a", "\u0e49": "\uf70b"}[letter]
            add(letter, x + pen, x + pen + wide, down)
            if way == "spaced":
                x += space
            continue
        if letter == " " and way == "no spaces":
            x += gap * size
            continue
        wide = 0.0 if way == "doubled am" and text[at : at + 2] == "ำา" else 0.5 * size
        small = way == "small" and chance.random() < 0.3
        scale = chance.uniform(0.3, 0.9) if small else 1.0
        down = chance.choice((-1, 1)) * far * size / 2 if small else 0.0
        if way == "sloping":
            down = 0.03 * (x - start)
        add(letter, x, x + wide * scale, down, scale)
        x += wide * scale + space
    if way in ("marks last", "marks first"):
        drawn.sort(key=lambda one: (one.text in MARKS) == (way == "marks last"))
    elif way == "left to right":
        drawn.sort(key=lambda one: one.x0)
    elif way == "backwards":
        drawn.reverse()
    elif way == "twice":
        aside = chance.uniform(0.0, 0.3) * size
        drawn += [one.moved_to(one.x0 + aside, one.x1 + aside, y, 0) for one in list(drawn)]
        for one in drawn[len(drawn) // 2 :]:
            one.grey = chance.choice((0.0, 0.5))
    for one in drawn:
        if way == "turned":
            one = one.moved_to(one.x0 / 2, one.x0 / 2, 800 - one.x0, 90) if letter else one
        one.order = len(glyphs)
        glyphs.append(one)
    return start, x


def outcome(seed: int) -> Iterator[str]:
    """Return the lines of a random page, the repairs made, and its clusters' ends."""
    chance = random.Random(seed)
    way = WAYS[seed % len(WAYS)]
    size = chance.choice((8.0, 10.0, 12.0, 16.0))
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    y = 80.0
    for _ in range(chance.randint(2, 4)):
        x = chance.uniform(40, 80)
        start, end = draw_line(chance, glyphs, way, x, y, size)
        if way == "struck":
            up = chance.uniform(-0.3, 0.9) * size
            rules.append(Rule(start + chance.uniform(-2, 9), y - up, end, y - up))
        if chance.random() < 0.3:
            draw_line(chance, glyphs, "plain", end + chance.uniform(0, 3) * size, y, size)
        y += chance.uniform(0.7, 2.0) * size
    page = Page(1, 595, 842, tuple(glyphs), tuple(rules))
    assembler = Assembler()
    assembler.add(page)
    document = assembler.document(1)
    yield f"{way}: {document.pages[0].health}, {document.text_layer}"
    for line in document.pages[0].lines:
        box = " ".join(f"{side:.1f}" for side in line.box)
        yield f"{box} {line.text} [{' '.join(line.repairs)}]"
    clusters = page_clusters(Decoder().decode(page))
    yield " ".join(f"{c.text}{c.x0:.0f}" for c in clusters if len(c.text) > 1 or c.repairs)


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_letters_are_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
