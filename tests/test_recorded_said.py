"""Random fonts whose map, names and outlines say different letters: what each glyph says, recorded.

The outlines are those of a sample's font; the rest is what a font may say of a code.
"""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mattrakan.extract.fonts.glyphmaps import UNKNOWN
from mattrakan.extract.glyphs import ActualText, Glyph, Page
from mattrakan.extract.text.decoding import Decoder

HERE = Path(__file__).parent
COUNT = 60
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("said")
SHAPES = runpy.run_path(str(HERE / "test_recorded_shapes.py"))
MARKS = SHAPES["MARKS"]
Drawn: Any = SHAPES["Drawn"]

ALIKE = (
    *("กถภ", "นมฆ", "ดคต", "บปษ", "่้๊๋", "ิีึื", "ุู", "๑๗", "๕๔", "0oO๐", "1lI", "ัํ", "ุู่", "าำ"),
    *("ผฝพฟ", "ชซ", "ลส", "23", "87"),
)
WORDS = (
    *("มาตรการ", "ปีงบประมาณ", "๑๗๕๖", "1750", "กองคลัง", "ผู้ดำเนินการ", "ทั้งนี้", "ที่ดิน", "ปู่", "กู้"),
    *("2568", "ครั้ง", "ซื้อ", "ชุมชน", "ป้องกัน", "O13"),
)


class Said(Drawn):  # type: ignore[misc]
    """A font that draws the sample's glyphs and says whatever a test wants."""

    def __init__(self, chance: random.Random, there: dict[str, int]) -> None:
        names = {code: text for text, code in there.items()}
        share = chance.choice((0.0, 0.0, 0.2, 0.6, 1.0))
        told = {
            code: likely(chance, text, 0.1)
            for code, text in names.items()
            if chance.random() < share
        }
        super().__init__(told, chance.choice((1.0, 1.0, 0.9, 1.25)), chance.random() < 0.15)
        self._chance_of = chance.choice((0.0, 0.0, 0.1, 0.5))
        self._nameless = {code for code in names if chance.random() < self._chance_of}
        self._silent = {code for code in names if chance.random() < self._chance_of / 3}
        self._shapes = {
            code: (likely(chance, text, 0.2), chance.choice((0.4, 0.7, 0.95)))
            for code, text in names.items()
            if text in MARKS and chance.random() < 0.2
        }
        self._bytes = chance.random() < 0.1
        self._sides = chance.random() < 0.3
        self._real = names
        self.is_drawn = chance.random() < 0.85

    def ink_side(self, code: int) -> int:
        side: int = super().ink_side(code)
        return -side if self._sides and code % 3 == 0 else side

    def shape_opinion(self, code: int) -> tuple[str, float] | None:
        return self._shapes.get(code)

    def is_nameless(self, code: int) -> bool:
        return code in self._nameless

    def says_nothing(self, code: int) -> bool:
        return code in self._silent

    def byte_of(self, code: int) -> int | None:
        text = self._real.get(code, "")
        if not self._bytes or not "ก" <= text <= "๛":
            return None
        return int(text.encode("cp874")[0])

    def contours(self, code: int) -> Any:
        return super().contours(code) if self.is_drawn else None


def likely(chance: random.Random, text: str, slip: float) -> str:
    """Return a letter, or now and then one that is drawn like it."""
    if chance.random() < slip:
        for group in ALIKE:
            if text in group:
                return chance.choice(group)
    return text


def layer_of(chance: random.Random, text: str, way: str) -> str:
    """Return what a map says of a letter that is drawn."""
    if way == "true":
        return likely(chance, text, 0.06)
    if way == "gaps":
        return chance.choice((text, text, text, "", "\x0f", UNKNOWN))
    if way == "bytes" and "ก" <= text <= "๛":
        return text.encode("cp874").decode("latin-1")
    if way == "swapped" and text in MARKS:
        return {"่": "ู", "ู": "่", "้": "ุ", "ุ": "้"}.get(text, text)
    if way == "silent":
        return UNKNOWN if chance.random() < 0.6 else text
    if way == "other":
        return likely(chance, text, 0.7)
    return text


def outcome(seed: int) -> Iterator[str]:
    """Return what the glyphs of some random words say."""
    chance = random.Random(seed)
    there: dict[str, int] = SHAPES["letters"]()
    font = Said(chance, there)
    way = chance.choice(("true", "true", "gaps", "bytes", "swapped", "silent", "other"))
    layers = {text: layer_of(chance, text, way) for text in there}
    decoder = Decoder()
    texts: list[str] = []
    for number in (1, 2):
        glyphs: list[Glyph] = []
        said: list[ActualText] = []
        for row, word in enumerate(chance.sample(WORDS, 7)):
            x, first = 60.0, len(glyphs)
            for text in word:
                if text not in there:
                    continue
                wide = 0.0 if text in MARKS and chance.random() < 0.97 else 7.0
                if text == "ำ" and chance.random() < 0.1:
                    wide = 0.0
                layer, code, order = layers[text], there[text], len(glyphs)
                glyphs.append(Glyph(layer, x, x + wide, 100.0 + 20 * row, 14, "D", code, order))
                x += wide
            if chance.random() < 0.15 and len(glyphs) > first:
                told = chance.choice((word, word[:-1], word.replace("๑", "๗").replace("1", "7")))
                start = chance.choice((first, len(glyphs) - 1))
                said.append(ActualText(start, len(glyphs), told if start == first else word[-1]))
        page = Page(number, 595, 842, tuple(glyphs), (), (), tuple(said), {"D": font})
        decoded = decoder.decode(page)
        yield " ".join(f"{part.text}{part.repair or ''}{'!' * part.named}" for part in decoded)
        texts.append("".join(part.text for part in decoded))
    yield f"{way} {sorted(decoder.learn(texts).items())}"
    yield from decoder.evidence()


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_fonts_say_what_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
