"""The verdict on a text layer: fine, repaired, unreadable or none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mattrakan.extract.fonts.glyphmaps import UNKNOWN
from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Page
from mattrakan.extract.pages.health import (
    _ILLEGAL,
    Layer,
    count_illegal,
    document_layer,
    judge_page,
    page_layer,
)
from mattrakan.extract.reading import read_document
from mattrakan.extract.text.words import share_in_words

PDFS = Path(__file__).parent / "pdfs"
NATIVE = Layer("native", 500, 0.0)
PROSE = (
    "เทศบาลตำบลจัดให้มีการประชุมคณะทำงานเพื่อทบทวนขั้นตอนการให้บริการ และให้ทุกกองรายงานผล"
    "การดำเนินงานต่อผู้บริหารภายในวันที่ ๕ ของเดือนถัดไป พร้อมทั้งเผยแพร่ทางเว็บไซต์ "
)


def page(letters: int, *, hidden: int = 0, image: bool = False) -> Page:
    glyphs = tuple(
        Glyph("ก", 8.0 * n, 8.0 * n + 8, 100.0, 16.0, "F", 1, n, visible=n >= hidden)
        for n in range(letters)
    )
    images = (Box(0, 0, 595, 842),) if image else ()
    return Page(1, 595.0, 842.0, glyphs, (), images)


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        (page(0), "none"),
        (page(0, image=True), "none"),
        (page(3, image=True), "none"),  # a page number stamped on a scan
        (page(3), "native"),
        (page(200), "native"),
        (page(200, image=True), "native"),  # a letterhead
        (page(200, hidden=200, image=True), "ocr"),
        (page(200, hidden=20, image=True), "native"),
    ],
)
def test_kind_of_a_pages_layer(read: Page, kind: str) -> None:
    assert page_layer(read).kind == kind


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([("native", 0.0)], "native"),
        ([("native", 0.0), ("none", 0.0)], "native"),  # a blank page says nothing
        ([("native", 0.0), ("none", 1.0)], "mixed"),
        ([("ocr", 1.0), ("ocr", 1.0)], "ocr"),
        ([("native", 0.0), ("ocr", 1.0)], "mixed"),
        ([("none", 1.0)], "none"),
        ([("none", 0.0)], "none"),
        ([], "none"),
    ],
)
def test_kind_of_a_documents_layer(kinds: list[tuple[str, float]], expected: str) -> None:
    layers = [Layer(kind, 9, share) for kind, share in kinds]  # type: ignore[arg-type]
    assert document_layer(layers) == expected


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "ลำดับ\nรายการ\n๑\nกระดาษ A4\n12,500.00",
        "Annual report of the office, fiscal year 2024",
        "๑๒,๓๔๕.๖๗\n-\n(๑,๒๐๐)",
        "นายชาติชาย ศรีสุขสันต์ อบต.โคกหินตั้ง",
        "น.ส.ฬุฑฒิญา ฐิติฌาน",
        "",
    ],
)
def test_clean_text_is_fine(text: str) -> None:
    assert judge_page(text, NATIVE, []) == ("fine", "")


@pytest.mark.parametrize(
    "text",
    [
        PROSE.replace("ท", "!").replace("ว", "/").replace("า", "1").replace("ก", "$"),
        PROSE.replace("น", UNKNOWN).replace("ร", UNKNOWN).replace("า", UNKNOWN),
        PROSE.translate({point: point + 1 for point in range(0x0E01, 0x0E50)}),
        PROSE[::-1],
        "\x10\x11\x12 \x13\x14" * 20,
    ],
    ids=["letters as signs", "letters unmapped", "shifted by one", "backwards", "controls"],
)
def test_text_without_words_is_unreadable(text: str) -> None:
    health, reason = judge_page(text, NATIVE, [])
    assert health == "unreadable"
    assert reason


def test_a_few_unknown_marks_leave_a_page_readable() -> None:
    health, reason = judge_page(PROSE.replace("้", UNKNOWN), NATIVE, [])
    assert health == "repaired"
    assert "have no letter" in reason


@pytest.mark.parametrize(
    ("word", "health"),
    [
        ("Fl0{Unn:0{il0q", "unreadable"),
        ("procedure", "fine"),
        ("ประชุม", "fine"),
        ("ประซฺผ", "unreadable"),
    ],
)
def test_words_of_ocr_must_be_words(word: str, health: str) -> None:
    layer = Layer("ocr", 900, 1.0)
    assert judge_page(f"{word} " * 40, layer, [])[0] == health


def test_repairs_are_told() -> None:
    assert judge_page(PROSE, NATIVE, ["actual-text", "actual-text", "mark-order"]) == (
        "repaired",
        "Mended: actual-text in 2 lines, mark-order in 1 lines.",
    )


def test_no_text_is_none_whatever_stands_on_the_image() -> None:
    assert judge_page("12", Layer("none", 2, 1.0), [])[0] == "none"


@pytest.mark.parametrize(
    ("stem", "health"),
    [
        ("unreadable_ghostscript", "repaired"),  # by outlines: its ToUnicode maps are lost
        ("unreadable_ghostscript_half", "repaired"),
        ("marks_lost_ghostscript", "repaired"),
        ("prose_letter_reportlab", "fine"),
        ("prose_news_chromium", "repaired"),
    ],
)
def test_documents(stem: str, health: str) -> None:
    document = read_document(PDFS / f"{stem}.pdf")
    assert document.health == health
    assert document.pages[0].text  # what is unreadable can still be looked at


def test_share_in_words() -> None:
    assert share_in_words("") == 1.0
    assert share_in_words("123 ABC") == 1.0
    assert share_in_words(PROSE) > 0.95
    assert share_in_words(PROSE[::-1]) < 0.5


@given(st.text(f"กขา่ิุ็ะำๅเไ๑ a1$&\n{UNKNOWN}", max_size=20))
def test_letters_where_none_can_be_are_counted_one_by_one_as_together(text: str) -> None:
    assert count_illegal(text) == len(_ILLEGAL.findall(text))
