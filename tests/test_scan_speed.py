"""What is done at once, or in parts, says the same as one by one and whole."""

import math

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("PIL")
pytest.importorskip("onnxruntime")

from PIL import Image, ImageDraw  # noqa: E402

from mattrakan.extract.ocr import recogniser as recognising  # noqa: E402
from mattrakan.extract.ocr import runs as runs_of_ink  # noqa: E402
from mattrakan.extract.ocr.deskewing import rotate  # noqa: E402
from mattrakan.extract.ocr.faint_rules import _smoothed  # noqa: E402
from mattrakan.extract.ocr.number_looks import look_at_numbers  # noqa: E402
from mattrakan.extract.ocr.recogniser import Strip, read_together, recogniser  # noqa: E402
from mattrakan.extract.ocr.runs import (  # noqa: E402
    Ink,
    Runs,
    ink_runs,
    paint,
    shrunk,
    transposed,
)
from mattrakan.extract.ocr.tolerances import UNKNOWN_LETTER_COST  # noqa: E402
from mattrakan.extract.ocr.word_costs import WordRow, least_word_cost, word_costs  # noqa: E402


def speckled(share: float, height: int = 150, width: int = 90) -> Ink:
    made: Ink = np.random.default_rng(5).random((height, width)) < share
    return made


def strip(text: str, width: int) -> Strip:
    picture = Image.new("L", (width, 48))
    ImageDraw.Draw(picture).text((4, 8), text, fill=255, font_size=30)
    made: Strip = np.asarray(picture)
    return made


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.3, 0.9, 1.0])
def test_runs_of_a_picture_paint_it_again(share: float) -> None:
    ink = speckled(share)
    assert (ink_runs(ink).painted() == ink).all()


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5])
@pytest.mark.parametrize("box", [(10, 20, 70, 110), (0, 0, 90, 150), (30, 40, 31, 41)])
def test_a_part_is_painted_as_it_is_in_the_whole(
    share: float, box: tuple[int, int, int, int]
) -> None:
    x0, top, x1, bottom = box
    ink = speckled(share)
    assert (paint(ink_runs(ink), *box) == ink[top:bottom, x0:x1]).all()


@pytest.mark.parametrize("dense_from", [0.0, 1.0])
def test_ink_is_painted_alike_by_places_and_by_sums(
    dense_from: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = ink_runs(speckled(0.1)).widened(1)  # they overlap
    expected = paint(runs, 3, 4, 80, 120)
    monkeypatch.setattr(runs_of_ink, "MOST_PLACES_SHARE", dense_from)
    assert (paint(runs, 3, 4, 80, 120) == expected).all()


def test_no_runs_paint_nothing() -> None:
    none = np.zeros(0, np.int64)
    assert not paint(Runs(none, none, none, 5, 7), 0, 0, 7, 5).any()


@pytest.mark.parametrize("height", [1, 127, 128, 129, 300])
def test_a_picture_is_transposed(height: int) -> None:
    ink = speckled(0.3, height)
    assert (transposed(ink) == ink.T).all()
    assert transposed(ink).flags.c_contiguous


@pytest.mark.parametrize("step", [1, 2, 3, 4, 7])
def test_a_block_with_any_ink_is_ink(step: int) -> None:
    ink = speckled(0.05)
    height, width = 150 // step, 90 // step
    blocks = ink[: height * step, : width * step].reshape(height, step, width, step)
    assert (shrunk(ink, step) == blocks.any(axis=(1, 3))).all()


@pytest.mark.parametrize("degrees", [-4.0, -0.3, 0.06, 2.5])
@pytest.mark.parametrize("paper", [255, 230])
def test_a_picture_is_turned_as_a_whole_one_is(degrees: float, paper: int) -> None:
    grey = np.full((200, 300), paper, np.uint8)
    grey[60:90, 40:250] = 20
    grey[195:, 290:] = 0
    turned = Image.fromarray(grey).rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert np.abs(rotate(grey, degrees).astype(int) - np.asarray(turned)).max() <= 1


def test_white_paper_stays_white() -> None:
    white = np.full((20, 30), 255, np.uint8)
    assert (rotate(white, 1.0) == 255).all()


@pytest.mark.parametrize("reach", [1, 3])
def test_levels_are_smoothed_along_their_row(reach: int) -> None:
    grey = np.random.default_rng(3).integers(0, 256, (3, 40)).astype(np.uint8)
    padded = np.pad(grey.astype(int), ((0, 0), (reach, reach)), mode="edge")
    means = [
        [int(row[x : x + 2 * reach + 1].sum()) // (2 * reach + 1) for x in range(40)]
        for row in padded
    ]
    assert _smoothed(grey, reach).tolist() == means


@pytest.mark.parametrize("most", [1, 150, 1000])
def test_strips_are_read_together_as_alone(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    strips = [strip("12.50", 96), strip("7,431", 90), strip("ABC 2566", 150), strip("80", 96)]
    reader = recogniser("digits")
    alone = [reader.read(one) for one in strips]
    monkeypatch.setattr(recognising, "MOST_AT_ONCE", most)
    together = read_together(reader, strips)
    assert [one.text for one in together] == [one.text for one in alone]
    for one, other in zip(together, alone, strict=True):
        assert len(one.scores) == len(other.scores)
        assert np.allclose(one.scores, other.scores, atol=1e-4)
    assert read_together(reader, []) == []


def test_numbers_are_looked_at_together_as_alone() -> None:
    readers = recogniser("lines"), recogniser("digits"), recogniser("numbers")
    upright = [strip("12.50", 96), strip("7431", 90)]
    leaning = Image.fromarray(strip("250.75", 110)).transform(
        (110, 48), Image.Transform.AFFINE, (1, 0.25, -6, 0, 1, 0)
    )
    strips = [upright[0], np.asarray(leaning), upright[1]]
    together = look_at_numbers(strips, *readers)
    for one, alone in zip(strips, together, strict=True):
        (looks,) = look_at_numbers([one], *readers)
        for name in ("lines", "digits", "numbers", "upright"):
            votes, others = getattr(looks, name), getattr(alone, name)
            assert [vote.text for vote in votes] == [vote.text for vote in others]
            assert [vote.certainty for vote in votes] == pytest.approx(
                [vote.certainty for vote in others], abs=1e-4
            )
    assert [bool(looks.upright) for looks in together] == [False, True, False]
    assert look_at_numbers([], *readers) == []


@pytest.mark.parametrize(
    ("first", "end", "put"), [(0, 1, "ก"), (2, 3, ""), (5, 5, "้"), (7, 8, "ด")]
)
def test_no_cheaper_word_is_passed_over(first: int, end: int, put: str) -> None:
    text = "แผนงานการเงน"
    if not word_costs():
        pytest.skip("PyThaiNLP's counts are not installed")
    assert least_word_cost() == min(word_costs().values())
    changed = text[:first] + put + text[end:]
    row = WordRow(text)
    found = row.changed_cost(first, end, put)
    # What changes is one word, or letters that are unknown: nothing else is asked for.
    assert found >= WordRow(changed).cost - 1e-9
    every = [row._before[first] + UNKNOWN_LETTER_COST * len(put) + row._after[end]]
    for start in range(first + 1):
        for stop in range(end, len(text) + 1):
            word = text[start:first] + put + text[end:stop]
            price = word_costs().get(word, math.inf)
            every.append(row._before[start] + price + row._after[stop])
    assert found == min(every)


@pytest.mark.parametrize(("above", "found"), [(1.0, 0.0), (0.0, 0.0), (-1.0, -1.0)])
def test_a_cost_that_nobody_asks_for_is_not_sought(above: float, found: float) -> None:
    row = WordRow("แผนงานการเงน")
    cost = row.changed_cost(11, 11, "ิ")
    assert row.changed_cost(11, 11, "ิ", cost + above) == cost + found
