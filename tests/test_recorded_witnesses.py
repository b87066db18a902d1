"""Random witnesses of what a glyph is, and what is near to it: the letter that is settled on."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from mattrakan.extract.fonts.fingerprints import fingerprint
from mattrakan.extract.fonts.known_shapes import Candidate
from mattrakan.extract.text.byte_orders import is_symbol_code, letter_by_code_page
from mattrakan.extract.text.digit_sets import assign_digits
from mattrakan.extract.text.font_digits import settle_digits
from mattrakan.extract.text.layer_check import LayerCheck
from mattrakan.extract.text.looks import (
    height_of_letters,
    is_digit_or_letter,
    is_same_look,
    may_be_digit,
    ratio_to,
    surest,
)
from mattrakan.extract.text.outline_candidates import OutlineCandidates
from mattrakan.extract.text.settling import (
    Weighed,
    Witness,
    fitting,
    is_contradiction,
    is_other_mark,
    is_plausible,
    is_refuted,
    outline_repair,
    settle_contradiction,
)
from mattrakan.extract.text.witnesses import is_nonsense, weigh

HERE = Path(__file__).parent
NO_OUTLINES = OutlineCandidates(None, LayerCheck(None))
COUNT = 60
EACH = 40
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("witnesses")

LETTERS = (
    *"กขคถภฤวนมาำเ๑๒๓๕๘๙๐0123589oOlIuA:-",
    *"\u0e31\u0e34\u0e35\u0e36\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d",
)
SAID = (
    *LETTERS,
    *LETTERS,
    " ",
    "",
    "\ufffd",
    "\uf0a1",
    "\uf70a",
    "กั",
    "ab",
    "\x01",
    "中ก",
    "¡",
    "Ý",
)
DISTANCES = (
    0.0,
    3.0,
    7.0,
    9.0,
    20.0,
    24.0,
    26.0,
    50.0,
    59.0,
    61.0,
    100.0,
    109.0,
    111.0,
    149.0,
    160.0,
)
TIMES = (1.0, 1.05, 1.15, 1.22, 1.28, 1.32, 1.38, 1.42, 1.65, 1.75, 1.9, 2.1, 2.4, 2.6, 4.0)


def near(chance: random.Random, *likely: str) -> tuple[Candidate, ...]:
    """Return what a glyph is drawn like, the nearest first; some of it is likely."""
    pool = [letter for letter in likely if len(letter) == 1] * 3 + list(LETTERS)
    chance.shuffle(pool)
    distance, found = chance.choice(DISTANCES), []
    for letter in dict.fromkeys(pool[: chance.randint(1, 6)]):
        found.append(Candidate(letter, distance))
        distance = (
            (distance + 8.0) * chance.choice(TIMES) - 8.0 if chance.random() < 0.7 else distance
        )
    return tuple(found)


def witness(chance: random.Random) -> Witness:
    layer = chance.choice(SAID)
    opinion = chance.choice((None, layer, chance.choice(SAID), chance.choice(LETTERS)))
    text, repair = weigh(layer, opinion)
    weighed = Weighed(text, repair, opinion is not None)
    return Witness(
        chance.choice((-1, 65, 161, 0xE1)), layer, opinion, chance.random() < 0.6, weighed
    )


def shown(weighed: Weighed | None) -> str:
    return f"{weighed and (weighed.text, weighed.repair, weighed.named)}"


def letters_of(candidates: list[Candidate]) -> str:
    return "".join(candidate.letter for candidate in candidates)


def of_witness(chance: random.Random) -> Iterator[str]:
    """Return what is made of what is said of one code."""
    one = witness(chance)
    other = one.opinion or chance.choice(LETTERS)
    drawn = near(chance, one.layer, other)
    yield f"{one.layer!r} {one.opinion!r} {shown(one.weighed)} {is_nonsense(one.layer)}"
    yield f"{is_contradiction(one.layer, other)} {is_other_mark(one.layer, other)}"
    yield f"{is_plausible(one.layer)} {is_symbol_code(one.opinion)} {may_be_digit(one.layer)}"
    yield f"{[outline_repair(one.layer, guess) for guess in (False, True)]}"
    yield f"{is_same_look(one.layer, other)} {letters_of(fitting(drawn, one.is_wide))}"
    yield f"{surest(drawn):.3f} {ratio_to(drawn, other):.3f} {is_digit_or_letter(drawn, 1.3)}"
    yield f"{[is_refuted(one, drawn, distrusted) for distrusted in (False, True)]}"
    if one.opinion is not None and len(one.layer) == len(one.opinion) == 1:
        yield shown(settle_contradiction(one, drawn))
    yield shown(letter_by_code_page(one, drawn))


def of_digits(chance: random.Random) -> Iterator[str]:
    """Return which digits glyphs are that are drawn like several."""
    digits = chance.choice(("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    glyphs = {
        code: near(chance, *chance.sample(digits, 3)) for code in range(chance.randint(1, 11))
    }
    for code, one in sorted(assign_digits(glyphs).items()):
        yield f"{code} {one.digit} {one.clearness:.3f}"
    witnesses = [witness(chance) for _ in glyphs]
    told = [one.weighed for one in witnesses]
    places = {place for place in glyphs if chance.random() < 0.8}
    guess, distrusted = chance.random() < 0.5, chance.random() < 0.3
    settle_digits(
        witnesses, places, dict(glyphs), told, NO_OUTLINES, is_guess=guess, is_distrusted=distrusted
    )
    yield " ".join(map(shown, told))
    tops = [(chance.choice(LETTERS), chance.choice((500.0, 700.0, 0.0))) for _ in range(4)]
    yield f"{height_of_letters(tops):.2f}"


def entry_of(chance: random.Random, depth: int = 0) -> bytes:
    """Return the entry of a glyph in the table glyf, simple or made of others."""
    box = bytes(chance.randrange(3) for _ in range(8))
    if depth == 0 and chance.random() < 0.6:
        made = b"\xff\xff" + box
        more = chance.randint(1, 3)
        for left in range(more - 1, -1, -1):
            scale = chance.choice((0, 0, 0x08, 0x40, 0x80))
            words = chance.randrange(2)
            made += (scale | words | (0x20 if left else 0)).to_bytes(2) + bytes((0, left))
            size = (4 if words else 2) + {0: 0, 0x08: 2, 0x40: 4, 0x80: 8}[scale]
            made += bytes(chance.randrange(256) for _ in range(size))
        return made[: chance.choice((99, 99, 99, 12, 16))]
    contours = chance.choice((0, 1, 1, 2))
    ends = bytes(2 * contours)
    hints = bytes(chance.randrange(256) for _ in range(chance.choice((0, 3, 300))))
    count = len(hints).to_bytes(2)
    drawn = bytes(chance.randrange(256) for _ in range(6)) + bytes(chance.randrange(3))
    return contours.to_bytes(2) + box + ends + count + hints + drawn


def of_entries(chance: random.Random) -> Iterator[str]:
    """Return fingerprints of random glyphs, with and without their parts."""
    entry, parts = entry_of(chance), [entry_of(chance, 1) for _ in range(3)]
    yield f"{fingerprint(entry)} {fingerprint(entry, lambda number: parts[number])}"


def outcome(seed: int) -> Iterator[str]:
    """Return what is settled on for random glyphs."""
    chance = random.Random(seed)
    for _ in range(EACH):
        yield from of_witness(chance)
    for _ in range(4):
        yield from of_digits(chance)
    for _ in range(EACH):
        yield from of_entries(chance)


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_witnesses_settle_on_what_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
