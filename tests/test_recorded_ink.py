"""Random ink: lines of letters that nearly touch, bands, greys, words; in figures as recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("PIL")

from mattrakan.extract.ocr.areas import find_crossings  # noqa: E402
from mattrakan.extract.ocr.blocks import find_blocks  # noqa: E402
from mattrakan.extract.ocr.dark_bands import lighten_bands  # noqa: E402
from mattrakan.extract.ocr.faint_rules import find_faint_lines  # noqa: E402
from mattrakan.extract.ocr.page_image import (  # noqa: E402
    Grey,
    PageImage,
    binarise,
    is_bilevel,
    paper_level,
)
from mattrakan.extract.ocr.recogniser import (  # noqa: E402
    Letter,
    Recogniser,
    scale_to_height,
    to_strip,
    view,
)
from mattrakan.extract.ocr.rendering_page import _to_grey  # noqa: E402
from mattrakan.extract.ocr.runs import Ink, find_pieces, ink_runs  # noqa: E402
from mattrakan.extract.ocr.spelling import _changes, _cost, _small_changes  # noqa: E402
from mattrakan.extract.ocr.strips import line_to_parts  # noqa: E402
from mattrakan.extract.ocr.strokes import are_capitals, restore_strokes  # noqa: E402
from mattrakan.extract.ocr.text_lines import find_body_height, find_ink_lines  # noqa: E402
from mattrakan.extract.ocr.word_costs import word_costs  # noqa: E402

HERE = Path(__file__).parent
COUNT = 240
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("ink")
pytestmark = pytest.mark.plain_only  # of what is compiled it looks up words alone
READINGS = runpy.run_path(str(HERE / "test_recorded_readings.py"))


def box(ink: Ink, x0: float, top: float, x1: float, bottom: float) -> None:
    ink[max(0, round(top)) : max(0, round(bottom)), max(0, round(x0)) : max(0, round(x1))] = True


def write_line(ink: Ink, chance: random.Random, x: float, baseline: float, body: float) -> float:
    """Write bodies, marks above and below, dashes, dots and tall strokes; return where they end."""
    for _ in range(chance.randint(1, 9)):
        kind = chance.choices(
            ("letter", "tall", "dash", "dot", "speck", "underlined"), (12, 2, 1, 1, 1, 0.5)
        )[0]
        wide = body * chance.uniform(0.3, 0.9)
        if kind == "dash":
            up = body * chance.uniform(0.3, 0.6)
            wide = body * chance.uniform(0.3, 2.2)
            box(ink, x, baseline - up - 0.1 * body, x + wide, baseline - up)
        elif kind in ("dot", "speck"):
            side = body * (
                chance.uniform(0.1, 0.3) if kind == "dot" else chance.uniform(0.03, 0.15)
            )
            box(ink, x, baseline - side, x + side, baseline + chance.choice((0, 0.1)) * body)
            wide = side
        else:
            rise = 1.6 if kind == "tall" else chance.uniform(0.9, 1.15)
            box(ink, x, baseline - rise * body, x + wide, baseline)
            if kind == "underlined":
                box(ink, x - body, baseline + 0.1 * body, x + 4 * body, baseline + 0.22 * body)
            if chance.random() < 0.4:
                up = body * chance.uniform(1.05, 1.5)
                box(ink, x + 0.1 * body, baseline - up - 0.3 * body, x + wide, baseline - up)
                if chance.random() < 0.4:
                    box(
                        ink,
                        x + 0.3 * body,
                        baseline - up - 0.7 * body,
                        x + 0.5 * body,
                        baseline - up - 0.4 * body,
                    )
            if chance.random() < 0.25:
                down = body * chance.uniform(0.0, 0.4)
                box(
                    ink,
                    x + 0.2 * body,
                    baseline + down,
                    x + 0.7 * body,
                    baseline + down + 0.3 * body,
                )
        x += wide + body * chance.choice((0.1, 0.2, 0.3, 0.8, 2.5))
    return x


def of_lines(chance: random.Random) -> Iterator[str]:
    body = chance.uniform(9, 16)
    ink: Ink = np.zeros((round(11 * body), 320), bool)
    baseline = 2.2 * body
    while baseline < 9.5 * body:
        write_line(ink, chance, chance.uniform(4, 40), baseline, body)
        baseline += body * chance.uniform(1.4, 2.6)
    runs = ink_runs(ink)
    pieces = find_pieces(runs)
    dpi = chance.choice((100, 150, 200))
    yield f"body {find_body_height(pieces, dpi):.2f} {find_body_height(pieces, dpi, 40, 3.0):.2f}"
    yield f"blocks {[len(block.row) for block in find_blocks(runs, body)]}"
    grey: Grey = np.where(ink, 40, 230).astype(np.uint8)
    for line in find_ink_lines(runs, body):
        rows, length = line.runs.row, (line.runs.end - line.runs.start).sum()
        yield f"line {line.baseline} {rows.min()} {rows.max()} {length}"
        for part in line_to_parts(line, grey, body, is_bilevel=chance.random() < 0.5):
            yield f"  {part.x0} {part.top} {part.x1} {part.bottom} {part.strip.shape}"
    rule = np.zeros_like(ink)
    at, thick = round(3 * body), chance.randint(1, 4)
    rule[at : at + thick, 10:300] = True
    yield f"crossed {find_crossings(ink | rule, rule, body).sum()}"


def of_bands(chance: random.Random) -> Iterator[str]:
    dpi = 100.0
    height, width = 250, 400
    paper, dark = chance.randint(200, 255), chance.choice((20, 90, 120, 150, 170))
    grey: Grey = np.full((height, width), paper, np.uint8)
    x0, top = chance.choice((0, 3, 20, 50)), chance.choice((0, 4, 24, 60))
    high, wide = chance.choice((8, 14, 24, 50, 100)), chance.choice((40, 100, 200, 330))
    grey[top : top + high, x0 : x0 + wide] = dark
    for at in range(x0 + 4, x0 + wide - 8, chance.choice((7, 9, 16))):
        grey[top + high // 3 : top + 2 * high // 3, at : at + 4] = paper
    grey[190:192, 10 : 10 + chance.randint(20, 380)] = chance.choice(
        (0, 150, paper - 25, paper - 9)
    )
    noise = np.random.default_rng(chance.randrange(99)).integers(
        0, chance.choice((1, 6, 20)), grey.shape
    )
    grey = np.clip(grey.astype(np.int64) - noise, 0, 255).astype(np.uint8)
    light, bands = lighten_bands(PageImage(grey, dpi, False))
    yield f"paper {paper_level(grey):.0f} bands {[(b.x0, b.top, b.x1, b.bottom) for b in bands]}"
    yield f"light {int(light.grey.sum(dtype=np.int64))} ink {light.ink.sum()}"
    yield f"faint {find_faint_lines(grey, dpi).sum()} {is_bilevel(grey)}"
    yield f"ink {binarise(grey, True).sum()} {binarise(grey, False).sum()}"
    colours = (
        np.random.default_rng(chance.randrange(99)).integers(0, 256, (9, 9, 3)).astype(np.uint8)
    )
    yield f"grey {_to_grey(colours).sum()} {_to_grey(colours[..., :1]).shape}"


def of_words(chance: random.Random) -> Iterator[str]:
    words = READINGS["WORDS"]
    text = "".join(chance.choice(words) for _ in range(chance.choice((1, 2, 3))))
    yield f"{text} {_cost(text):.3f}"
    read = READINGS["reading"](chance, text)
    run = list(read.letters)
    doubtful = {at for at in range(len(run)) if at % 2 == 0}
    changes = (*_changes(read, run, doubtful), *_small_changes(read, run))
    yield from sorted(f"{str(change)[:300]} {price:.3f}" for change, price in changes)
    yield f"{len(word_costs())} {[f'{word_costs().get(word, 0.0):.3f}' for word in words]}"


def of_strokes(chance: random.Random) -> Iterator[str]:
    """A short word of capitals, some of them strokes, now and then one letter not read."""
    body = 12.0
    ink: Ink = np.zeros((30, 160), bool)
    text, x = "", 6.0
    for _ in range(chance.randint(2, 4)):
        letter = chance.choice("IIAX")
        wide = chance.uniform(1, 4) if letter == "I" else chance.uniform(6, 9)
        high = body * chance.choice((1.0, 1.0, 0.95, 0.7))
        box(ink, x, 24 - high, x + wide, 24 + chance.choice((0, 0, 2)))
        text += letter
        x += wide + 4
    said = text.replace("II", "I") if chance.random() < 0.7 else text
    runs = ink_runs(ink)
    (line,) = find_ink_lines(runs, body)[:1] or (None,)
    if line is None:
        return
    grey: Grey = np.where(ink, 0, 255).astype(np.uint8)
    for part in line_to_parts(line, grey, body, is_bilevel=True)[:1]:
        letters = tuple(Letter(one, (at + 0.5) / len(said), 0.9, at) for at, one in enumerate(said))
        doubled = restore_strokes(part, letters, body)
        yield f"{text} {said} {''.join(letter.text for letter in doubled)}"
        yield f"{are_capitals(part, letters, body)}"


def of_strips(chance: random.Random) -> Iterator[str]:
    """Return strips of a line in the reader's size, and scores collapsed to letters."""
    height, width = chance.choice((5, 12, 30, 48, 70)), chance.choice((3, 6, 20, 90))
    crop: Grey = np.full((height, width), chance.choice((180, 255)), np.uint8)
    crop[height // 4 : 3 * height // 4, width // 3 : width // 3 + chance.randint(1, 9)] = 60
    strip = to_strip(crop)
    yield f"{strip.shape} {strip.mean() / 40:.0f} {scale_to_height(strip[:, :5]).shape}"
    yield f"{[view(strip, number).shape for number in range(4)]}"
    reader = Recogniser.__new__(Recogniser)
    reader._classes = ("a", "b", "c")
    steps = chance.randint(1, 9)
    scores = np.array([[chance.randint(0, 99) / 100 for _ in range(4)] for _ in range(steps)])
    for letter in reader._decode(scores.astype(np.float32), chance.choice((4, 16, 40))):
        yield f"{letter.text} {letter.place:.3f} {letter.certainty:.2f} {letter.frame}"


KINDS = (of_strips, of_lines, of_bands, of_words, of_lines, of_strokes)


def outcome(seed: int) -> Iterator[str]:
    """Return what is found in random ink."""
    yield from KINDS[seed % len(KINDS)](random.Random(seed))


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_ink_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
