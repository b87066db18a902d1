"""Encodings: Thai read in a foreign code page, swapped bytes, shifted marks, marks out of place."""

from collections.abc import Callable, Iterator
from typing import Any

from letters import HIGH_LEFT, LEFT, LOW, LOW_LEFT, LOWERED, MARKS, Face
from pages import PLAN_NAMES, PLAN_TITLE, Member, Paper, plan_head, plan_table

THAI_LETTERS = [chr(code) for code in (*range(0xE01, 0xE3B), *range(0xE3F, 0xE5C))]
HOME = "องค์การบริหารส่วนตำบลดอนมะเกลือคู่"
PLACE = f"{HOME} อำเภอศรีสะพานหิน จังหวัดราชบุรี"


def _in_code_page(name: str) -> dict[str, str]:
    """What a Thai letter becomes when its TIS-620 byte is read in another code page."""
    return {letter: letter.encode("cp874").decode(name) for letter in THAI_LETTERS}


LATIN_1 = _in_code_page("latin-1")
WINDOWS = {**_in_code_page("cp1252"), "“": "“", "”": "”", "…": "…", "•": "•"}
MAC = _in_code_page("mac_roman")
# Mac Thai keeps shifted marks at 0x83 to 0x9C (Apple's THAI.TXT).
MAC |= {
    drawn: bytes([first + at]).decode("mac_roman")
    for first, table in ((0x83, LOW_LEFT), (0x88, LOW), (0x98, HIGH_LEFT))
    for at, drawn in enumerate(table.values())
}
MAC |= {
    LEFT["\u0e31"]: bytes([0x92]).decode("mac_roman"),
    LEFT["\u0e47"]: bytes([0x93]).decode("mac_roman"),
}
MAC |= {LEFT[chr(0xE34 + at)]: bytes([0x94 + at]).decode("mac_roman") for at in range(4)}
SWAPPED = {letter: chr(((ord(letter) & 0xFF) << 8) | ord(letter) >> 8) for letter in THAI_LETTERS}
SHIFTED = {
    drawn: drawn for table in (LEFT, LOW, LOW_LEFT, HIGH_LEFT, LOWERED) for drawn in table.values()
}
UNPROVEN: frozenset[str] = frozenset()

RIGHT: dict[str, Any] = {
    "agency": [HOME],
    "title": f"{PLAN_TITLE} ประจำปีงบประมาณ พ.ศ. 2567",
    "measures": PLAN_NAMES,
    "budgets": [20000, 15500, 8000],
    "fiscal_year": [2567],
    "or_unreadable": True,
}


def encoding_members() -> Iterator[Member]:
    """Yield the members of all kinds of encodings."""
    yield from _code_pages()
    yield from _mixtures()
    yield from _swapped()
    yield from _shifted_marks()
    yield from _marks_behind()
    yield from _marks_parted()


def _lying(paper: Paper, lies: dict[str, str], proof: frozenset[str] = UNPROVEN) -> Paper:
    for face in (paper.face, paper.bold):
        face.lies, face.proof = lies, proof
    return paper


def _plan(paper: Paper) -> Paper:
    return plan_table(plan_head(paper, PLACE))


def _code_pages() -> Iterator[Member]:
    pages = {"latin_1": LATIN_1, "windows_1252": WINDOWS, "mac_thai": MAC}
    for name, lies in pages.items():
        kind = f"encodings: {name.replace('_', ' ')}"
        fault = "letters of a foreign code page become records, tables and titles"
        paper = _plan(_lying(Paper("Garuda"), lies))
        yield Member(f"{name}_whole", kind, "convert", fault, RIGHT, paper.sheets)

        paper = _lying(Paper("Loma", y=200), lies)
        paper.line("แผนปฏิบัติการ", size=24, centred=True, bold=True)
        paper.line(HOME, size=18, centred=True, bold=True).turn()
        paper.face, paper.bold = Face("Loma"), Face("Loma-Bold")
        right = {
            key: value
            for key, value in RIGHT.items()
            if key in ("measures", "budgets", "fiscal_year")
        }
        yield Member(
            f"{name}_cover",
            kind,
            "convert",
            fault,
            {**right, "agency": [HOME], "no_foreign_letters": True},
            _plan(paper).sheets,
        )

        paper = Paper("Norasi")
        paper.bold.lies, paper.bold.proof = lies, UNPROVEN  # headings and title only
        yield Member(f"{name}_headings", kind, "convert", fault, RIGHT, _plan(paper).sheets)

        paper = _lying(Paper("Laksaman", size=12), lies)
        lines = ["“มาตรการป้องกันการทุจริต”", "ผู้บริหารให้ความสำคัญกับการมีส่วนร่วม", "ตั้งแต่ปี ๒๕๖๗ เป็นต้นไป"]
        for text in lines:
            paper.line(text)
        yield Member(
            f"{name}_prose",
            kind,
            "text",
            fault,
            {"lines": lines, "or_unreadable": True},
            paper.sheets,
        )


def _mixtures() -> Iterator[Member]:
    kind = "encodings: mixtures"
    fault = "letters of several foreign code pages in one font become records, tables and titles"
    every_third = {
        letter: (LATIN_1, MAC, SWAPPED)[at % 3].get(letter, letter)
        for at, letter in enumerate(THAI_LETTERS)
    }
    some = {letter: MAC[letter] for letter in "ใณทน"} | {letter: SWAPPED[letter] for letter in "ปม"}
    for name, font, lies in (("letters", "Garuda", every_third), ("some", "Norasi", some)):
        paper = _plan(_lying(Paper(font), lies))
        yield Member(f"mixed_{name}", kind, "convert", fault, RIGHT, paper.sheets)
    paper = Paper("Sawasdee", size=10)
    paper.face.lies, paper.face.proof = MAC, UNPROVEN
    paper.bold.lies, paper.bold.proof = {**WINDOWS, **SHIFTED}, UNPROVEN
    yield Member("mixed_faces", kind, "convert", fault, RIGHT, _plan(paper).sheets)


def _swapped() -> Iterator[Member]:
    kind = "encodings: UTF-16 with swapped bytes"
    fault = "letters whose ToUnicode has its bytes swapped come out as Chinese or signs"
    ligatures = {"ﬁ": "昀椀", "ﬂ": "昀氀"}
    paper = _lying(Paper("Loma", size=12), ligatures)
    paper.line("การป้องกันผลประโยชน์ทับซ้อน (Conﬂict of Interest)")
    paper.line("เผยแพร่ Inﬂuence Report และ Beneﬁt Sharing")
    lines = [
        "การป้องกันผลประโยชน์ทับซ้อน (Conflict of Interest)",
        "เผยแพร่ Influence Report และ Benefit Sharing",
    ]
    yield Member("swapped_ligatures", kind, "text", fault, {"lines": lines}, paper.sheets)
    for name, letters in {"consonants": "มรก", "digits": "0257", "marks": "่้ี"}.items():
        lies = {a: chr(((ord(a) & 0xFF) << 8) | ord(a) >> 8) for a in letters}
        paper = _plan(_lying(Paper("Waree", size=10), lies))
        yield Member(f"swapped_{name}", kind, "convert", fault, RIGHT, paper.sheets)


def _shifted_marks() -> Iterator[Member]:
    kind = "encodings: marks at U+F700 to U+F71A"
    fault = "Windows' old places of shifted marks stay in the text"
    words = ["ที่ปรึกษา ป้องกัน ฝ่ายปฏิบัติการ", "ฟื้นฟู ปั๊มน้ำ ผู้นำ ฎีกา ญาติ", "ส่งเสริม ใช้ ได้ เพื่อ"]
    paper = _lying(Paper("Garuda", size=13), SHIFTED)
    for text in words:
        paper.line(text)
    yield Member(
        "shifted_marks_prose",
        kind,
        "text",
        fault,
        {"lines": words, "exact_spaces": True},
        paper.sheets,
    )
    paper = _plan(_lying(Paper("Norasi"), SHIFTED))
    right = {**RIGHT, "clean": True, "or_unreadable": False}
    yield Member("shifted_marks_plan", kind, "convert", fault, right, paper.sheets)
    paper = _lying(Paper("Kinnari", size=13), {**LATIN_1, **SHIFTED})
    for text in words:
        paper.line(text)
    yield Member(
        "shifted_marks_in_latin_1",
        kind,
        "text",
        fault,
        {"lines": words, "or_unreadable": True},
        paper.sheets,
    )


def _placed(paper: Paper, lines: list[str], push: float, pushed: Callable[[str], bool]) -> Paper:
    for text in lines:
        pushes = [push if pushed(letter) else 0 for letter in text]
        paper.sheet.text(60, paper.y, text, paper.size, paper.face, pushes=pushes)
        paper.y += paper.size * 2
    return paper


def _marks_behind() -> Iterator[Member]:
    kind = "encodings: a mark drawn just behind its base"
    lines = ["เรื่องร้องเรียนและเบาะแส", "ผู้ใช้งานทั่วไปเข้าสู่ระบบ", "ป้องกันและแก้ไขปัญหาซ้ำซ้อน"]
    tones = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
    for name, font, push, marks in (
        ("tones_16", "Loma", 0.16, tones),
        ("all_15", "Garuda", 0.152, MARKS),
        ("all_19", "Waree", 0.19, MARKS),
    ):
        paper = Paper(font, size=14)
        paper.face.shifts = {mark: round(-1000 * push) for mark in marks}
        _placed(paper, lines, push, lambda letter, marks=marks: letter in marks)  # type: ignore[misc]
        yield Member(
            f"mark_behind_{name}",
            kind,
            "text",
            "a mark goes to the letter behind its base",
            {"lines": lines, "exact_spaces": True},
            paper.sheets,
        )


def _marks_parted() -> Iterator[Member]:
    kind = "encodings: a mark parted from its base by a space glyph"
    lines = ["ผู้รับผิดชอบโครงการ", "ที่ตั้งสำนักงาน", "เริ่มใช้ตั้งแต่ต้นปี"]
    for name, font, every in (
        ("each_tone", "Loma", 1),
        ("some_tones", "Garuda", 2),
        ("vowels", "Norasi", 0),
    ):
        paper = Paper(font, size=14)
        space = paper.face.width(" ", 1)
        for text in lines:
            parted, kerns, seen = "", list[float](), 0
            for letter in text:
                tone, vowel = (
                    "\u0e48" <= letter <= "\u0e4c",
                    letter in "\u0e34\u0e35\u0e36\u0e37\u0e31",
                )
                seen += tone
                if (vowel and not every) or (tone and every and seen % every == 0):
                    parted, kerns = parted + " ", [*kerns, -space]
                parted, kerns = parted + letter, [*kerns, 0.0]
            paper.sheet.text(60, paper.y, parted, 14, paper.face, kerns=kerns)
            paper.y += 28
        yield Member(
            f"mark_parted_{name}",
            kind,
            "text",
            "a mark behind a space glyph is torn from its base",
            {"lines": lines, "exact_spaces": True},
            paper.sheets,
        )
