"""What crosses a text out in pieces: short lines in a row, upright lines, dashes typed over it."""

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.overprint import part_overprinted
from mattrakan.extract.text.struck_out import find_struck_out

SIZE = 10.0


def word(text: str, x0: float = 100.0, baseline: float = 100.0) -> list[Cluster]:
    """Return letters 5 points wide; their middle is 3 points above the baseline."""
    return [
        Cluster(letter, x0 + 5.0 * n, x0 + 5.0 * (n + 1), baseline, SIZE, n)
        for n, letter in enumerate(text)
    ]


def struck(letters: list[Cluster], rules: list[Rule]) -> tuple[str, int]:
    """Return the letters struck out, and how many rules are left."""
    found, kept = find_struck_out(letters, rules)
    return "".join(one.text for one in letters if id(one) in found), len(kept)


def pieces(wide: float, gap: float, count: int, top: float = 97.0) -> list[Rule]:
    starts = [100.0 + n * (wide + gap) for n in range(count)]
    return [Rule(x, top, x + wide, top) for x in starts]


@pytest.mark.parametrize(
    ("rules", "gone", "left"),
    [
        (pieces(2.0, 1.0, 7), "abcd", 0),
        (pieces(2.5, 2.5, 5), "abcd", 0),
        (pieces(2.0, 2.6, 4), "", 4),  # dots between which a text is read
        (pieces(6.1, 1.0, 3), "ad", 1),  # longer ones are lines of their own
        (pieces(2.0, 1.0, 14), "", 14),  # goes on far behind the text: a border of dashes
        (pieces(2.0, 1.0, 7, top=101.0), "", 7),  # an underline
    ],
)
def test_a_line_in_pieces_strikes_out(rules: list[Rule], gone: str, left: int) -> None:
    assert struck(word("abcd"), rules) == (gone, left)


def upright(gap: float, count: int, high: float = 12.0) -> list[Rule]:
    return [Rule(100.0 + n * gap, 102.0 - high, 100.0 + n * gap, 102.0) for n in range(count)]


@pytest.mark.parametrize(
    ("rules", "gone", "left"),
    [
        (upright(2.5, 9), "abcd", 0),
        (upright(2.6, 9), "", 9),
        (upright(1.0, 11), "ab", 0),
        (upright(1.0, 4), "", 4),  # too few
        (upright(2.0, 11, high=41.0), "", 11),
        ([Rule(r.x0, 60.0, r.x1, 80.0) for r in upright(2.0, 11)], "", 11),  # above the text
        ([Rule(r.x0, r.top, r.x1, r.bottom, False) for r in upright(2.0, 11)], "", 11),  # edges
    ],
)
def test_upright_lines_side_by_side_cover(rules: list[Rule], gone: str, left: int) -> None:
    assert struck(word("abcd"), rules) == (gone, left)


@pytest.mark.parametrize(
    ("dashes", "x0", "said", "told"),
    [
        ("----", 101.0, "กขคง", ["กขคง / ----"]),
        ("--", 101.0, "กขคง--", []),
        ("....", 101.0, "กขคง....", []),  # a form to fill in
        ("----", 121.0, "กขคง----", []),  # behind the letters
    ],
)
def test_dashes_typed_over_letters_are_no_part_of_them(
    dashes: str, x0: float, said: str, told: list[str]
) -> None:
    kept, anomalies = part_overprinted(word("กขคง") + word(dashes, x0))
    assert "".join(one.text for one in kept) == said
    assert [one.text for one in anomalies] == told
