"""Random words in which glyphs have no letter: what words and likenesses make of them, recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from mattrakan.extract.fonts.known_shapes import Candidate
from mattrakan.extract.text.nameless_glyphs import NamelessGlyphs, contexts_by_letter

HERE = Path(__file__).parent
COUNT = 150
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("nameless")

WORDS = (
    "พื้นที่ทั้งหมด เรื่องร้องเรียน หน้าที่ของเทศบาล ห้องน้ำ ผู้รับผิดชอบ เจ้าหน้าที่ การป้องกัน ให้บริการ ทั้งนี้ "
    "ปู่ย่า กู้ยืม ชั้นเรียน สำนักปลัด ดำเนินการ คำนึง ป่าชุมชน รู้จัก คู่มือ ซื้อจ้าง ข้อมูล ก่อนหลัง ทำงาน สิ้นสุด "
    "ประชุม กำหนด ถนน กฎหมาย ภาษา ถูกต้อง นโยบาย มาตรการ ดินแดน คนดี ตำบล ผลงาน ฝนตก พระราชบัญญัติ "
    "สัตว์น้ำ รักษ์ป่า ก็ได้ เล่มที่ เสื้อผ้า น้ำดื่ม ค้ำประกัน ๑๒ ๕๖๗ ปี๒๕๖๘ ๓.๕"
).split()
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4c"
ALIKE = ("กถภ", "นมฆ", "ดคต", "บปษ", "่้๊", "ิีึื", "ุู", "๑๗", "๕๔๘", "ผฝพฟ", "ลส", "๒๓", "โไใ", "รธ")


def outcome(seed: int) -> Iterator[str]:
    """Return which letters some glyphs without one are, and why."""
    chance = random.Random(seed)
    words = [chance.choice(WORDS) for _ in range(chance.choice((4, 10, 25, 60)))]
    there = sorted({letter for word in words for letter in word})
    marks = [letter for letter in there if letter in MARKS]
    lost = chance.sample(marks, min(len(marks), chance.choice((0, 1, 1, 2))))
    lost += chance.sample(there, min(len(there), chance.choice((0, 1, 2, 4))))
    nameless = NamelessGlyphs()
    private: dict[str, str] = {}
    for code, letter in enumerate(dict.fromkeys(lost)):
        group = next((group for group in ALIKE if letter in group), letter)
        distances = [chance.choice((0.5, 1.0, 1.1, 1.5, 2.5)) for _ in group]
        if chance.random() < 0.6:
            distances[group.index(letter)] = chance.choice((0.5, 0.9))
        ranked = sorted(zip(distances, group, strict=True))
        candidates = tuple(Candidate(one, distance) for distance, one in ranked)
        is_mark = letter in MARKS
        told = candidates if not is_mark or chance.random() < 0.5 else ()
        private[letter] = nameless.letter("F", "Any", code, is_mark=is_mark, candidates=told)
    if chance.random() < 0.3 and "ำ" in there:  # drawn as a ring with its tone, and an า
        words = [word.replace("้ำ", "\u0e49\u0e33").replace("ำ", "ํา") for word in words]
        private["ํ"] = nameless.letter("F", "Any", 99, is_mark=True)
    texts = []
    while words:
        line = " ".join(words[: chance.choice((1, 2, 3))])
        words = words[len(line.split()) :]
        if chance.random() < 0.5:
            line = line.replace(" ", "")
        texts.append("".join(private.get(letter, letter) for letter in line))
    yield f"{sorted(private)} {[len(uses) for uses in contexts_by_letter(texts).values()]}"
    for letter, found in sorted(nameless.learn(texts).items()):
        true = next(one for one, sign in private.items() if sign == letter)
        yield f"{true} {found.letters} {found.evidence}"
    yield f"{[nameless.letter('G', 'Other', 1, is_mark=mark) for mark in (True, False)]}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_glyphs_are_named_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
