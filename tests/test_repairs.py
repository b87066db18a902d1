"""Repairs of Thai text: what they mend, and as much that they must leave as it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mattrakan.extract.reading import read_document
from mattrakan.extract.text.repairs import repair_text
from mattrakan.extract.thai import CONSONANTS, MARKS

PDFS = Path(__file__).parent / "pdfs"

MENDED = [
    ("สํานักปลัด", "สำนักปลัด", "sara-am-decomposed"),  # LibreOffice, WeasyPrint
    ("นํ้าประปา", "น้ำประปา", "sara-am-decomposed"),  # tone over nikhahit
    ("น้ําประปา", "น้ำประปา", "sara-am-decomposed"),  # tone before nikhahit
    ("คํ่าวันนี้", "ค่ำวันนี้", "sara-am-decomposed"),
    ("ตำาบล", "ตำบล", "sara-am-doubled"),  # LibreOffice with Loma
    ("กำำหนด", "กำหนด", "sara-am-doubled"),
    ("นำ้", "น้ำ", "mark-order"),  # typed so by hand
    ("ที่", "ที่", None),
    ("ท่ี", "ที่", "mark-order"),
    ("ผู้", "ผู้", "mark-order"),
    ("พันธ์ุ", "พันธุ์", "mark-order"),
    ("เเผนงาน", "แผนงาน", "double-sara-e"),
    ("เเละเเนวทาง", "และแนวทาง", "double-sara-e"),
    ("ร\uf70bอง", "ร้อง", "private-use-mark"),  # TLWG fonts through Chromium
    ("ป\uf710ญหา", "ปัญหา", "private-use-mark"),
    ("ฝ\uf712น", "ฝ็น", "private-use-mark"),
    ("ที่่", "ที่", "mark-repeated"),
    ("ปปี้", "ปปี้", None),
    ("สมุด\u200bพก", "สมุดพก", "zero-width"),
    ("\ufeffประกาศ", "ประกาศ", "zero-width"),
    ("งบ\u00adประมาณ", "งบประมาณ", "zero-width"),
    ("Cafe\u0301", "Café", "nfc"),
]

KEPT = [
    # words with marks close together, and rare marks
    "ประกาศ ณ วันที่ ๑ มีนาคม พ.ศ. ๒๕๖๕",
    "น้ำ ค่ำ ต่ำ ย่ำ ล้ำ จ้ำ ป้ำ",
    "อำนาจหน้าที่ ทำการ กำกับ ชำนาญการ",
    "ทำ การ",
    "จำ าก",
    "กู้ยืมเงินเพื่อการศึกษา",
    "ปู่ย่าตายาย",
    "สิ้นสุดสัญญา",
    "เสื้อ เชื้อ เนื้อ เกื้อกูล",
    "พื้นที่ทั้งสิ้น",
    "โต๊ะ เก้าอี้ ก๋วยเตี๋ยว จ๊ะ",
    "วันศุกร์ สัปดาห์ ศาสตร์ องค์การ",
    "พันธุ์พืช สิทธิ์ บริสุทธิ์",
    "มนต์ จักร์ อินทร์",
    "เป็น เห็น เด็ก เล็ก เพ็ชร",
    "ก็ดี ก็ได้",
    "ฎีกา กฎหมาย ปรากฏ วุฒิสภา",
    "ฤดู ฤๅษี พฤษภาคม อังกฤษ",
    "ฯลฯ กรุงเทพฯ ข้าฯ",
    "ต่าง ๆ และอื่น ๆ",
    "ทุกๆ วัน",
    "ใครใคร่ค้าม้าค้า",
    "ไอศกรีม ไทย ใจ ไป",
    "แผนและแนวทาง แก้ไข แม่แบบ",
    "เแ",
    "เ เ",
    "แแ",
    "เกาะ เลอะ เยอะ",
    "โครงการ โดยโปร่งใส",
    "ะ ะ",
    "าา",
    "อะๆ",
    "กรรม ธรรม วรรค สรร บรรดา",
    "สมัคร บัตร มิตร เพชร",
    "ทฤษฎี ราษฎร",
    "ฑ ฒ ณ ญ ฐ",
    "ญาติ หญิง ปัญญา",
    "ฐานะ รัฐ อิฐ",
    "บาลี ธมฺมํ สงฺฆํ",  # Pali keeps its phinthu and nikhahit
    "พุทฺธํ สรณํ คจฺฉามิ",
    "อํ",
    # figures, dates, codes
    "1,234,567.89 บาท",
    "๑,๒๓๔,๕๖๗.๘๙",
    "๑๕๐,๐๐",
    "๒๕๖6",
    "ม.ค. - ก.ย. ๖๕",
    "15 มี.ค. 2565 เวลา 09.30 น.",
    "01/10/2564-30/09/2565",
    "๒ - ๓",
    "ร้อยละ ๘๐.๙๒",
    "พ.ร.บ. ป.ป.ช. สขร.๑",
    "กท 0401/ว 1234",
    "โทร. 0 2123 4567 ต่อ 89",
    "ข้อ ๗.๓.๑.๓ (ก)",
    "๑) ๒) (๓) ข.",
    "50%",
    "A4 (21 x 29.7 ซม.)",
    "https://example.go.th/ita?id=1",
    "name@example.go.th",
    # what is not Thai, and not ours to map
    "e-Service, QR Code, Wi-Fi",
    "café naïve",
    "x² + y² ≥ 10 µm",
    "½ ๑/๒",
    "ﬁnance",  # a ligature stays: NFKC would break every ำ
    "\uf0b7 ข้อย่อย",  # Symbol's bullet is no shifted mark
    "\ue000\ue001",
    "–—‘’“”…",
    "",
    " ",
    "  สองช่อง  ",
    "ขึ้นบรรทัด\nใหม่",
]

KEPT_PAGES = [
    "prose_letter_reportlab",
    "rules_none_reportlab",
    "rules_double_reportlab",
    "rules_pieces_fpdf2",
    "centred_spans_fpdf2",
    "page_no_rules_fpdf2",
]


@pytest.mark.parametrize(("torn", "whole", "name"), MENDED)
def test_text_is_mended(torn: str, whole: str, name: str | None) -> None:
    text, repairs = repair_text(torn)
    assert text == whole
    assert repairs == ((name,) if name else ())


def test_there_is_much_that_must_not_change() -> None:
    assert len(KEPT) >= 60
    assert len(KEPT_PAGES) >= 5


@pytest.mark.parametrize("text", KEPT)
def test_right_text_is_kept(text: str) -> None:
    assert repair_text(text) == (text, ())


@pytest.mark.parametrize("stem", KEPT_PAGES)
def test_right_pages_are_kept(stem: str) -> None:
    document = read_document(PDFS / f"{stem}.pdf")
    assert document.health == "fine"
    for page in document.pages:
        assert (page.health, page.health_reason) == ("fine", "")
        cells = [line for table in page.tables for cell in table.cells for line in cell.lines]
        assert [line.text for line in (*page.lines, *cells) if line.repairs] == []


@given(st.text(st.sampled_from([*"กทนปอาำะแเโใไ ๆ1๑.", *sorted(MARKS)]), max_size=12))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = repair_text(text)[0]
    assert repair_text(once) == (once, ())


@given(st.text(st.sampled_from([*"กทนปอาะ12 ./", *sorted(MARKS)]), max_size=12))
def test_no_consonant_or_figure_is_lost(text: str) -> None:
    letters = [letter for letter in text if letter in CONSONANTS or letter.isdigit()]
    mended = [x for x in repair_text(text)[0] if x in CONSONANTS or x.isdigit()]
    assert mended == letters
