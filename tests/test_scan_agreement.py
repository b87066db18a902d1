"""When a number on a scan is sure: what its readers and the ink say, weighed."""

import tomllib
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from mattrakan.extract.doubts import fold_digits
from mattrakan.extract.ocr import agreement, faint_rules
from mattrakan.extract.ocr.agreement import Agreement, Vote, fitted_agreement, weigh_votes
from mattrakan.extract.ocr.faint_rules import find_faint_lines
from mattrakan.extract.ocr.number_looks import read_upright
from mattrakan.extract.ocr.recogniser import Strip
from mattrakan.extract.ocr.slant import find_slant, make_upright
from mattrakan.extract.ocr.tolerances import SLANTED

TOLD = tomllib.loads((files(agreement.__package__) / "agreement.toml").read_text("utf-8"))


def votes(lines: Vote, digits: Vote, numbers: Vote) -> dict[str, list[Vote]]:
    return {"lines": [lines], "digits": [digits], "numbers": [numbers, numbers]}


SURE = Vote("๑๒.๕", 0.999)


@pytest.mark.parametrize(
    ("lines", "digits", "numbers", "ink_fits", "wanted"),
    [
        (SURE, SURE, SURE, True, True),
        (SURE, Vote("12.5", 0.999), SURE, True, True),  # the other digits of the same number
        (SURE, SURE, SURE, False, True),  # thin points of sure numbers fade
        (SURE, SURE, Vote("๑๒๕", 0.999), True, False),
        (SURE, Vote("๑๒๕", 0.999), SURE, False, False),
        (SURE, Vote("๑๗.๕", 0.999), Vote("๑๗.๕", 0.999), True, False),
        (Vote("๑๒.๕", 0.5), Vote("๑๒.๕", 0.5), Vote("๑๒.๕", 0.5), True, False),
        (SURE, Vote("๑๒.๕", 0.7), Vote("๑๒.๕", 0.6), False, False),
        (Vote("", 0.0), Vote("", 0.0), Vote("", 0.0), True, False),
    ],
)
def test_a_number_is_sure_where_readers_and_ink_are_for_it(
    lines: Vote, digits: Vote, numbers: Vote, ink_fits: bool, wanted: bool
) -> None:
    upright = [lines, numbers]
    evidence = weigh_votes("12.5", votes(lines, digits, numbers), upright, ink_fits=ink_fits)
    assert fitted_agreement().is_sure(evidence) is wanted


def test_the_least_certain_look_of_a_reader_counts() -> None:
    told = votes(SURE, SURE, SURE)
    told["numbers"][1] = Vote("๑๒๕", 0.9)
    assert weigh_votes("12.5", told, [], ink_fits=True)[2] < -2


@pytest.mark.parametrize(
    ("reading", "seen_upright", "wanted"),
    [
        ("๒๗๗๓", Vote("๒๗๗๓", 0.999), True),
        ("๒๗๗๓", Vote("๒๗.๗๓", 0.999), False),  # the point is lost in slanted letters alone
        ("๒๗.๗๓", Vote("๒๗.๗๓", 0.999), True),
        ("๒๗.๗๓", Vote("๒๗๗๓", 0.999), True),  # who sees a point does not invent it
    ],
)
def test_a_number_that_reads_otherwise_when_set_upright_is_not_sure(
    reading: str, seen_upright: Vote, wanted: bool
) -> None:
    vote = Vote(reading, 0.999)
    told = votes(vote, vote, vote)
    evidence = weigh_votes(fold_digits(reading), told, [vote, seen_upright], ink_fits=True)
    assert fitted_agreement().is_sure(evidence) is wanted


@pytest.mark.parametrize(
    ("reading", "unmarked"), [("1250", 1), ("12.5", 0), ("1,250", 0), ("1-5", 0)]
)
def test_a_number_without_marks_may_have_lost_one(reading: str, unmarked: int) -> None:
    vote = Vote(reading, 0.9)
    assert weigh_votes(reading, votes(vote, vote, vote), [vote], ink_fits=True)[-1] == unmarked
    assert TOLD["weights"]["unmarked"] < 0 < TOLD["weights"]["upright"]


def test_a_sum_of_just_the_least_is_sure() -> None:
    weights = Agreement((1.0, 1.0, 1.0), ink=-1.0, upright=1, unmarked=-1, start=0.5, least=4.5)
    assert weights.is_sure((1.0, 1.0, 1.0, 0.0, 1.0, 0.0))
    assert not weights.is_sure((1.0, 1.0, 0.99, 0.0, 1.0, 0.0))
    assert not weights.is_sure((1.0, 1.0, 1.0, 0.0, 1.0, 0.1))


def test_no_reader_for_a_number_and_no_ink_that_fits_makes_it_less_sure() -> None:
    assert all(TOLD["weights"][reader] > 0 for reader in agreement.READERS)
    assert TOLD["weights"]["ink"] < 0


def test_the_weights_were_fitted_to_what_is_asked_for() -> None:
    assert TOLD["scan_like_wrong"] <= 0.003
    assert TOLD["heavy_wrong"] <= 0.005


def leaning(slant: float) -> Strip:
    """Return a strip of bars that lean to the right, wide apart."""
    picture = Image.new("L", (240, 48))
    pen = ImageDraw.Draw(picture)
    for x in range(40, 200, 30):
        pen.line([(x - slant * 20, 44), (x + slant * 20, 4)], fill=255, width=5)
    return np.asarray(picture)


@pytest.mark.parametrize("slant", [0.0, 0.14, 0.3])
def test_the_slant_of_letters_is_found_and_taken_away(slant: float) -> None:
    strip = leaning(slant)
    found = find_slant(strip)
    assert abs(found - slant) < 0.05
    upright = make_upright(strip, found)
    assert abs(find_slant(upright)) < 0.05
    assert upright.shape[0] == 48
    assert abs(int(upright.sum()) / int(strip.sum()) - 1) < 0.02  # no ink is lost


@pytest.mark.parametrize(("slant", "looks"), [(0.0, 0), (0.05, 0), (0.1, 2), (0.25, 2)])
def test_only_slanted_numbers_are_read_once_more(slant: float, looks: int) -> None:
    reader: Any = SimpleNamespace(read=lambda strip: Vote("๑๑๑", 0.9))
    assert len(read_upright([leaning(slant)], reader, reader)[0]) == looks


def test_a_strip_without_ink_leans_nowhere() -> None:
    blank = np.zeros((48, 60), np.uint8)
    assert make_upright(blank, 0.2) is blank
    assert find_slant(blank) <= SLANTED


@pytest.mark.parametrize("strip", [7, 40, 1000])
def test_faint_rules_are_the_same_however_the_page_is_cut(
    monkeypatch: pytest.MonkeyPatch, strip: int
) -> None:
    grey = np.random.default_rng(3).integers(215, 240, (300, 160), np.uint8)
    grey[[40, 41, 255, 256, 257]] -= 60
    whole = find_faint_lines(grey, 150.0)
    assert whole[256].mean() > 0.9
    monkeypatch.setattr(faint_rules, "STRIP", strip)
    assert np.array_equal(find_faint_lines(grey, 150.0), whole)
