"""Random readings of scanned lines: letters changed, digits doubted, ticks seen, as recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("PIL")

from mattrakan.extract.ocr.lettering import is_noise, parts_to_glyphs  # noqa: E402
from mattrakan.extract.ocr.recogniser import Letter, LineReading, to_strip, view  # noqa: E402
from mattrakan.extract.ocr.runs import ink_runs  # noqa: E402
from mattrakan.extract.ocr.spelling import find_uncertain, spell  # noqa: E402
from mattrakan.extract.ocr.strips import LinePart, cut_part  # noqa: E402
from mattrakan.extract.ocr.voting import Voter  # noqa: E402

HERE = Path(__file__).parent
COUNT = 300
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("readings")
WORDS = (
    *(
        "มาตรการ",
        "ประชาชน",
        "หนังสือ",
        "โปร่งใส",
        "กองคลัง",
        "๑,๒๓๔",
        "12.50",
        "๒๕๖๘",
        "(๑)",
        "A",
        "l5",
    ),
    *("ธ.ค.", "๑ - ๓", "๓.๐๐๐", "100%", "/", "✓", "น้ำ", "ที่", "o๑", "เรื่อง", "๕/๖"),
)
CLASSES = tuple(
    sorted({letter for word in WORDS for letter in word} | set("กขคงจชดตนบปผพมยรลวสอ่้ิีืุู0123"))
)


def reading(chance: random.Random, text: str) -> LineReading:
    """Return a reading of a text with slips, its scores telling what else was nearly seen."""
    letters: list[Letter] = []
    steps = 3 * len(text) + 6
    scores = np.zeros((steps, len(CLASSES) + 1), np.float32)
    scores[:, 0] = 0.9
    for at, letter in enumerate(text):
        said = letter
        certainty = chance.choice((*[0.99] * 10, 0.9, 0.82, 0.78, 0.6, 0.45))
        frame = 3 * at + 2
        if chance.random() < 0.12:
            said = chance.choice(CLASSES)
            scores[frame, CLASSES.index(letter) + 1] = chance.choice((0.001, 0.004, 0.03, 0.3))
        if chance.random() < 0.06:
            between = CLASSES.index(letter) + 1
            scores[frame, between] = max(scores[frame, between], 0.05)
            continue
        scores[frame, CLASSES.index(said) + 1] = certainty
        letters.append(Letter(said, (at + 0.5) / max(1, len(text)), certainty, frame))
    return LineReading(tuple(letters), scores, CLASSES)


class Reader:
    """Stands for a trained reader: says a text, or one near it."""

    def __init__(self, chance: random.Random, text: str) -> None:
        self.chance = chance
        self.text = text

    def read(self, strip: Any) -> LineReading:
        text = self.text
        if self.chance.random() < 0.3 and text:
            at = self.chance.randrange(len(text))
            text = text[:at] + self.chance.choice("13๗๕,. ") + text[at + 1 :]
        letters = [
            Letter(one, (at + 0.5) / len(text), self.chance.choice((0.4, 0.55, 0.9, 0.99)), at)
            for at, one in enumerate(text)
        ]
        return LineReading(tuple(letters), np.zeros((1, 1), np.float32), ())


def stretch(chance: random.Random, text: str) -> tuple[LinePart, Any]:
    """Return a stretch with a box of ink for each letter, points and commas low and small."""
    high = chance.choice((20, 30))
    wide = [high // 4 if one in ".," else high // 2 for one in text]
    picture = np.zeros((high * 3, sum(wide) + 6 * len(text) + 20), bool)
    x = 8
    for one, width in zip(text, wide, strict=True):
        if one in ".,":
            low = int(high * chance.choice((0.0, 0.1, 0.25)))
            picture[2 * high - high // 6 : 2 * high + low + 1, x : x + max(2, width // 2)] = True
        elif one != " ":
            tall = int(high * chance.choice((1, 1, 1, 0.8)))
            tail = int(high * chance.choice((0, 0, 0, 0.2)))
            picture[2 * high - tall : 2 * high + tail, x : x + width] = True
        x += width + chance.choice((2, 4, 6))
    grey = np.where(picture, 20, 240).astype(np.uint8)
    runs = ink_runs(picture)
    if not len(runs.row):
        picture[high, 8:20] = True
        runs = ink_runs(picture)
    x0, x1 = int(runs.start.min()), int(runs.end.max())
    top, bottom = int(runs.row.min()), int(runs.row.max()) + 1
    strip = to_strip(grey[top:bottom, x0:x1])
    return LinePart(runs, 2 * high, x0, top, x1, bottom, strip, 1), grey


def outcome(seed: int) -> Iterator[str]:
    """Return what is made of a random reading of a line."""
    chance = random.Random(seed)
    text = " ".join(chance.choice(WORDS) for _ in range(chance.choice((1, 1, 2, 3))))
    read = reading(chance, text)
    yield f"{read.text} {read.certainty:.2f} {is_noise(read.letters)}"
    changed = spell(read)
    yield "".join(letter.text for letter in changed)
    yield f"{find_uncertain(changed)} {[round(letter.certainty, 2) for letter in changed]}"
    part, grey = stretch(chance, text)
    body = chance.choice((0.8, 1.0, 1.3)) * (part.bottom - part.top)
    truth = "".join(one for one in text if not "ก" <= one <= "๎")
    digits: Any = Reader(chance, truth if chance.random() < 0.5 else text)
    lines: Any = Reader(chance, text)
    voter = Voter(lines, digits, digits, grey, body)
    letters = read.letters if chance.random() < 0.5 else reading(random.Random(1), text).letters
    for run in voter.doubts(part, letters):
        yield f"{run.reading} or {run.other} at {run.x0:.1f} to {run.x1:.1f}"
    yield f"{[run.other for run in voter.noise_doubts(part, letters)]} {voter.tick(part, letters)}"
    cut = cut_part(part, grey, part.x0 + 5, part.x0 + chance.randint(8, 80))
    yield f"{cut and (cut.x0, cut.top, cut.x1, cut.bottom, cut.strip.shape)}"
    yield f"{part.white_near(part.x0 + chance.randint(0, 60)):.0f} {part.strip.shape}"
    yield f"{[view(part.strip, number).shape for number in range(4)]}"
    glyphs = parts_to_glyphs([part], [changed], body=body, scale=0.5, order=seed)
    yield " ".join(f"{g.text}{g.x0:.1f}-{g.x1:.1f}" for g in glyphs)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_reading_is_taken_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
