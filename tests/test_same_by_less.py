"""What takes less work than it did answers as the plain way does."""

import gc
import random
import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box, make_box
from mattrakan.extract.glyphs import Glyph, Rule
from mattrakan.extract.readers.fast.lexing import INSTRUCTION, SHOW_STRING, string_to_bytes
from mattrakan.extract.readers.fast.scanning import IS_COMPILED, find_string_end
from mattrakan.extract.readers.rescue import examine_pdf
from mattrakan.extract.reading import read_document
from mattrakan.extract.tables.table import Cell
from mattrakan.extract.text.lines import Line
from mattrakan.extract.text.tolerances import LONGEST_WORD, SHORTEST_WORD
from mattrakan.extract.text.words import longest_word_at
from mattrakan.normalize.joined.rows import Slot
from mattrakan.normalize.message_facts import MessageFormatter

PDF = Path(__file__).parent / "pdfs" / "header_two_levels_chromium.pdf"
WORDS = frozenset({"แผน", "แผนการ", "การ", "การเงิน", "เงิน", "ก" * (LONGEST_WORD + 1)})


def longest_of_all(run: str, place: int) -> str:
    """Return what every length and every start say, one after the other."""
    for length in range(min(LONGEST_WORD, len(run)), SHORTEST_WORD - 1, -1):
        for start in range(max(0, place - length + 1), min(place, len(run) - length) + 1):
            if run[start : start + length] in WORDS:
                return run[start : start + length]
    return ""


@pytest.mark.parametrize("seed", range(40))
def test_longest_word_is_that_of_all_starts_and_lengths(seed: int) -> None:
    draw = random.Random(seed)
    run = "".join(draw.choice(["แผน", "การ", "เงิน", "ก", "น"]) for _ in range(draw.randint(1, 9)))
    for place in range(len(run)):
        assert longest_word_at(run, place, WORDS) == longest_of_all(run, place)


def test_no_word_is_longer_than_the_longest() -> None:
    assert longest_word_at("ก" * (LONGEST_WORD + 1), 3, WORDS) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (rb"(a\(b\)c)", b"a(b)c"),
        (rb"(\\)", b"\\"),
        (rb"(\101\0501\7)", b"A(1\x07"),
        (b"(a\\\r\nb\\\rc\\\nd)", b"abcd"),
        (rb"(\n\r\t\b\f\q)", b"\n\r\t\b\fq"),
        (b"(plain)", b"plain"),
    ],
)
def test_strings_with_escapes_are_read_letter_by_letter(written: bytes, said: bytes) -> None:
    assert find_string_end(written + b" Tj", 0) == len(written)
    match = INSTRUCTION.match(written + b" Tj")
    assert match is not None and match.lastindex == SHOW_STRING and match[4] == written
    assert string_to_bytes(written) == said


@pytest.mark.parametrize("written", [b"(a(b)c)", b"(a", b"(a\\)", b"(a\\"])
def test_strings_with_brackets_or_without_an_end_are_left_alone(written: bytes) -> None:
    assert find_string_end(written, 0) == 0


def test_a_sound_file_is_opened_once() -> None:
    data = PDF.read_bytes()
    with ExitStack() as keep:
        found = examine_pdf(data, keep=keep)
        assert found.opened is not None and found.rebuilt is None
        assert read_document(data, opened=found.opened) == read_document(data)


def test_a_file_that_was_repaired_or_begins_late_is_opened_again() -> None:
    data = PDF.read_bytes()
    broken = re.sub(rb"startxref\s+\d+", b"startxref 7", data)
    for other in (broken, b"\n" + data):
        with ExitStack() as keep:
            assert examine_pdf(other, keep=keep).opened is None
    assert examine_pdf(data).opened is None


def test_cells_of_one_place_are_one_where_they_say_the_same() -> None:
    line = Line("ก", Box(0.0, 0.0, 9.0, 9.0), 9.0)
    cell, same = (Cell((line,), line.box, 1, 2, 3) for _ in range(2))
    other = Cell((), line.box, 1, 2, 3)
    beside = Cell((line,), line.box, 1, 2, 4)
    assert Slot((cell,)) == Slot((same,))
    assert len({Slot((cell,)), Slot((same,)), Slot((other,)), Slot((beside,))}) == 3
    assert Slot((cell,)) != Slot((cell, beside)) and Slot((cell, beside)) == Slot((same, beside))
    assert Slot((cell,)) != "ก"


def test_boxes_are_boxes_however_they_are_made() -> None:
    made = make_box(1.0, 2.0, 3.0, 5.0)
    assert made == Box(1.0, 2.0, 3.0, 5.0) and type(made) is Box and made.height == 3.0


def test_compiled_letters_are_unknown_to_the_search_for_cycles() -> None:
    glyph = Glyph("ก", 0.0, 5.0, 9.0, 9.0, "F1#1", 65, 0)
    assert gc.is_tracked(glyph) is not IS_COMPILED
    assert gc.is_tracked(Rule(0.0, 1.0, 2.0, 1.0)) is not IS_COMPILED


def test_messages_are_filled_in_as_python_fills_them_in() -> None:
    formatter = MessageFormatter()
    facts: dict[str, object] = {"value": ["2022-03", "x"], "field": "responsible", "n": 3}
    for template in (
        "{value} of {field:field}, {{{n}}}",
        "{value:date} {field:field_th}",
        "{n!r} {n:>4}",
        "{n:{n}}",
        "no fact",
    ):
        assert formatter.fill(template, facts) == formatter.vformat(template, (), facts)
    with pytest.raises(KeyError):
        formatter.fill("{missing}", facts)
