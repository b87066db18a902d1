"""Scans: letters are settled by how often words are used, commas and strokes by their ink."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from mattrakan.extract.doubts import Doubt
from mattrakan.extract.geometry import Box
from mattrakan.extract.ocr.page_image import Grey
from mattrakan.extract.ocr.reading_page import _with_commas
from mattrakan.extract.ocr.recogniser import Letter, LineReading, Recogniser
from mattrakan.extract.ocr.runs import ink_runs
from mattrakan.extract.ocr.spelling import (
    find_uncertain,
    spell,
    spell_together,
    without_latin_zeros,
)
from mattrakan.extract.ocr.strips import LinePart, line_to_parts
from mattrakan.extract.ocr.strokes import (
    are_capitals,
    may_be_digits,
    restore_strokes,
    with_slashes,
)
from mattrakan.extract.ocr.text_lines import InkLine
from mattrakan.extract.ocr.voting import Voter
from mattrakan.extract.ocr.word_costs import WordRow, word_costs
from mattrakan.normalize.placed_doubts import PlacedDoubt
from mattrakan.normalize.scans import _doubt_record

BODY = 20.0
CLASSES = tuple("กขคงจฉชซญดตถทธนบปผพฟภมยรลวศษสหอะาำิีึืุูเแโใไ็่้๊๋์ๆ๑๒")


def read(text: str, certainty: float = 0.99) -> LineReading:
    """Return a reading whose reader saw no other letter at any place."""
    letters = tuple(
        Letter(letter, at / len(text), certainty, 2 * at) for at, letter in enumerate(text)
    )
    scores = np.zeros((2 * len(text), len(CLASSES) + 1), np.float32)
    return LineReading(letters, scores, CLASSES)


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        ("จัดชื้อพัสดุ", "จัดซื้อพัสดุ"),
        ("เจ้าหน้าทีรับเรืองร้องเรียน", "เจ้าหน้าที่รับเรื่องร้องเรียน"),
        ("ความเสียงการทุจริต", "ความเสี่ยงการทุจริต"),
        ("ความโปร่งไสในการทำงาน", "ความโปร่งใสในการทำงาน"),
        ("งานบัณฑิตศึกบา", "งานบัณฑิตศึกษา"),
        ("จัดซื่อยา", "จัดซื้อยา"),
        ("ซื่อสัตย์สุจริต", "ซื่อสัตย์สุจริต"),
        ("ได้ยินเสียงดัง", "ได้ยินเสียงดัง"),
        ("ช่องทางร้องเรียน", "ช่องทางร้องเรียน"),
        ("ซ่อมแซมถนน", "ซ่อมแซมถนน"),
        ("คณะกรรมการ", "คณะกรรมการ"),
        ("โรงเรียนบ้านกุดค้าว", "โรงเรียนบ้านกุดค้าว"),
    ],
)
def test_letters_that_make_far_likelier_words_are_put_in(seen: str, told: str) -> None:
    assert "".join(letter.text for letter in spell(read(seen))) == told


@pytest.mark.parametrize("text", ["๑๒", "ชื", "(ชื้"])
def test_digits_and_short_runs_stay(text: str) -> None:
    reading = read(text.replace("(", "ก"))
    assert "".join(letter.text for letter in spell(reading)) == reading.text


def test_a_word_that_is_cut_in_two_parts_is_one() -> None:
    parts = spell_together([read("และกำหน"), read("ตกรอบ")])
    assert ["".join(letter.text for letter in part) for part in parts] == ["และกำหน", "ดกรอบ"]


def test_words_prove_letters_that_were_hard_to_see_and_not_those_of_a_name() -> None:
    assert not find_uncertain(spell(read("คณะกรรมการประเมินผล", 0.7)))
    assert find_uncertain(spell(read("บ้านฬฒวรณฑ์", 0.7)))


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        ("0ct 2023", "Oct 2023"),
        ("N๐.", "No."),
        ("0IT", "OIT"),
        ("10ct", "10ct"),
        ("A0", "A0"),
        ("ข้อ ๑๐", "ข้อ ๑๐"),
        ("0 A", "0 A"),
        ("B๐๑", "B๐๑"),
        ("N๐.๑๒", "No.๑๒"),
        ("5.0km", "5.0km"),
        ("2,0mm", "2,0mm"),
        ("0kg", "0kg"),
        ("๓x๐.๕ ม.", "๓x๐.๕ ม."),
        ("H๐.๕", "H๐.๕"),
    ],
)
def test_a_zero_inside_a_latin_word_is_a_letter(seen: str, told: str) -> None:
    assert without_latin_zeros(read(seen)).text == told


def test_a_change_costs_what_the_whole_run_would() -> None:
    assert word_costs()["ซื้อ"] < word_costs()["ชื้อ"]
    row = WordRow("การจัดชื้อพัสดุ")
    at = "การจัดชื้อพัสดุ".index("ช")
    assert row.changed_cost(at, at + 1, "ซ") == pytest.approx(WordRow("การจัดซื้อพัสดุ").cost)


# ---------------------------------------------------------------- ink


def part_of(*boxes: tuple[int, int, int, int]) -> tuple[LinePart, Grey]:
    grey = np.full((100, 400), 255, np.uint8)
    for x0, top, x1, bottom in boxes:
        grey[top:bottom, x0:x1] = 0
    (part,) = line_to_parts(InkLine(ink_runs(grey < 128), 60), grey, BODY, is_bilevel=True)
    return part, grey


def letters_at(part: LinePart, text: str, xs: list[int]) -> tuple[Letter, ...]:
    width = part.x1 - part.x0
    pairs = zip(text, xs, strict=True)
    return tuple(Letter(letter, (x - part.x0) / width, 0.99, 0) for letter, x in pairs)


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ((80, 56, 84, 64), "๘๕,๐๐๐"),  # hangs below the base line
        ((80, 56, 84, 60), "๘๕.๐๐๐"),  # a point, as read
    ],
)
def test_a_comma_read_as_a_point_is_told_by_its_ink(
    mark: tuple[int, int, int, int], told: str
) -> None:
    xs = [20, 50, 90, 120, 150]
    part, grey = part_of(*((x, 40, x + 20, 60) for x in xs), mark)
    letters = letters_at(part, "๘๕.๐๐๐", [30, 60, 82, 100, 130, 160])
    voter = Voter(None, None, None, grey, BODY)  # type: ignore[arg-type]
    assert "".join(letter.text for letter in voter.punctuated(part, letters)) == told


@pytest.mark.parametrize(
    ("strokes", "told"),
    [([20, 32], "IIT"), ([20], "IT")],
)
def test_an_i_that_stands_twice_is_put_back(strokes: list[int], told: str) -> None:
    boxes = [(x, 40, x + 4, 60) for x in strokes]
    part, _ = part_of(*boxes, (44, 40, 60, 60))
    letters = letters_at(part, "IT", [22, 52])
    assert "".join(letter.text for letter in restore_strokes(part, letters, BODY)) == told


# ---------------------------------------------------------------- doubts


@pytest.mark.parametrize(
    ("boxes", "told"),
    [
        ({"period": (1, 10, 10, 50, 20), "budget": (1, 60, 10, 90, 20)}, ["period"]),
        ({"budget": (1, 60, 10, 90, 20)}, ["period", "budget"]),  # whose cell is not known
        ({}, ["period", "budget"]),
    ],
)
def test_doubtful_digits_touch_the_field_of_their_own_cell(
    boxes: dict[str, tuple[int, float, float, float, float]], told: list[str]
) -> None:
    fields = {
        "period": {"raw": "๑ ต.ค. ๖๗", "value": "2024-10-01", "flags": [], "alternatives": []},
        "budget": {"raw": "๑,๕๐๐", "value": "1500", "flags": []},
    }
    box = Box(10, 10, 50, 20)
    doubt = PlacedDoubt(Doubt("๑", "๗", box), 1, None, box, box, in_table=True)
    assert [*_doubt_record("a", {**fields, "boxes": boxes}, doubt)] == [f"a.{n}" for n in told]
    assert [name for name, field in fields.items() if field["value"] is None] == told


@pytest.mark.parametrize(("tops", "told"), [((40, 40, 40), True), ((40, 52, 40), False)])
def test_capitals_alone_in_a_cell_are_as_many_even_pieces(
    tops: tuple[int, int, int], told: bool
) -> None:
    xs = (20, 30, 40)
    part, _ = part_of(*((x, top, x + 4, 60) for x, top in zip(xs, tops, strict=True)))
    assert are_capitals(part, letters_at(part, "IIT", [22, 32, 42]), BODY) is told
    assert not are_capitals(part, letters_at(part, "IT", [22, 42]), BODY)
    assert not are_capitals(part, letters_at(part, "ก๑/", [22, 32, 42]), BODY)


@pytest.mark.parametrize(
    ("text", "told"), [("IO", True), ("ISO", True), ("OIT", False), ("IIT", False), ("กI", False)]
)
def test_capitals_that_all_look_like_digits_may_be_some(text: str, told: bool) -> None:
    assert may_be_digits(read(text).letters) is told


def leaning(bar: int) -> Grey:
    """Return a stroke that leans to the right between two words, with a bar to its left on top."""
    grey = np.full((100, 400), 255, np.uint8)
    for x in (20, 40, 120, 140):
        grey[40:60, x : x + 14] = 0
    for row in range(24):
        grey[38 + row, 94 - row // 2 : 98 - row // 2] = 0
    grey[38:41, 98 - bar : 98] = 0
    return grey


@pytest.mark.parametrize(
    ("bar", "text", "again", "told"),
    [
        (4, "กข 7 คง", "/", "กข / คง"),
        (14, "กข 7 คง", "/", "กข 7 คง"),  # the bar of a seven
        (4, "กข 7 คง", "7", "กข 7 คง"),
        (4, "กข 71คง", "/", "กข 71คง"),  # beside a digit
    ],
)
def test_a_seven_without_a_bar_between_words_is_a_slash(
    bar: int, text: str, again: str, told: str
) -> None:
    grey = leaning(bar)
    (part,) = line_to_parts(InkLine(ink_runs(grey < 128), 60), grey, BODY, is_bilevel=True)
    letters = letters_at(part, text, [27, 47, 70, 92, 110, 127, 147])
    reader = SimpleNamespace(read=lambda strip: read(again))
    seen = with_slashes(part, replace(read(text), letters=letters), grey, cast(Recogniser, reader))
    assert seen.text == told


def test_commas_are_put_where_the_voted_letters_have_them() -> None:
    voted = read("ก๑,๐.๕").letters
    spelled = (Letter("ข", 0.0, 0.9, voted[2].frame), *read("ก๑.๐.๕").letters)
    assert "".join(letter.text for letter in _with_commas(spelled, voted)) == "ขก๑,๐.๕"


@pytest.mark.parametrize("seed", range(20))
def test_spelling_changes_no_digit_and_no_punctuation(seed: int) -> None:
    """Whatever the reader saw besides: letters put in or left out are Thai letters."""
    draw = np.random.default_rng(seed)
    text = "".join(draw.choice([*CLASSES, *"๑๒05.,-/ A"], 30))
    reading = read(text, 0.6)
    scores = draw.dirichlet(np.full(len(CLASSES) + 1, 0.05), len(reading.scores))
    seen = LineReading(reading.letters, scores.astype(np.float32), CLASSES)
    halves = [
        LineReading(letters, seen.scores[start:end], CLASSES)
        for letters, start, end in (
            (seen.letters[:15], 0, 30),
            (
                tuple(
                    Letter(one.text, one.place, one.certainty, one.frame - 30)
                    for one in seen.letters[15:]
                ),
                30,
                60,
            ),
        )
    ]

    def kept(letters: tuple[Letter, ...]) -> str:
        return "".join(one.text for one in letters if one.text in "๑๒05.,-/ Aๆ")

    assert kept(spell(seen)) == kept(seen.letters)
    parts = spell_together(halves)
    assert [kept(part) for part in parts] == [kept(half.letters) for half in halves]
