"""When a number on a scan is sure: what its readers and the ink say, weighed."""

import tomllib
from importlib.resources import files

import numpy as np
import pytest

from mattrakan.extract.ocr import agreement, faint_rules
from mattrakan.extract.ocr.agreement import Agreement, Vote, fitted_agreement, weigh_votes
from mattrakan.extract.ocr.faint_rules import find_faint_lines

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
    evidence = weigh_votes("12.5", votes(lines, digits, numbers), ink_fits=ink_fits)
    assert fitted_agreement().is_sure(evidence) is wanted


def test_the_least_certain_look_of_a_reader_counts() -> None:
    told = votes(SURE, SURE, SURE)
    told["numbers"][1] = Vote("๑๒๕", 0.9)
    assert weigh_votes("12.5", told, ink_fits=True)[2] < -2


def test_a_sum_of_just_the_least_is_sure() -> None:
    weights = Agreement(readers=(1.0, 1.0, 1.0), ink=-1.0, start=0.5, least=3.5)
    assert weights.is_sure((1.0, 1.0, 1.0, 0.0))
    assert not weights.is_sure((1.0, 1.0, 0.99, 0.0))


def test_no_reader_for_a_number_and_no_ink_that_fits_makes_it_less_sure() -> None:
    assert all(TOLD["weights"][reader] > 0 for reader in agreement.READERS)
    assert TOLD["weights"]["ink"] < 0


def test_the_weights_were_fitted_to_what_is_asked_for() -> None:
    assert TOLD["scan_like_wrong"] <= 0.003
    assert TOLD["heavy_wrong"] <= 0.005


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
