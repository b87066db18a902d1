"""Layers that lie: /ActualText and ToUnicode that name other letters than the page shows."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pikepdf
from cases import ANY, MISMATCH, Case, odd_case
from letters import Face, symbol_font
from plans import Place, Plan, Printed, months
from sheet import Sheet

DIGITS = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", "7640381952๗๖๔๐๓๘๑๙๕๒")
# Letters and marks by which months differ; each pair is drawn as the first and said as the second.
MONTHS = (("ม.ค.", 1, "ก", "ม"), ("ก.ค.", 7, "ม", "ก"), ("มิ.ย.", 6, "\u0e35", "\u0e34"))


def _month_cell(plan: Plan, cell: tuple[str, int, str], month: int) -> None:
    year = plan.year - (544 if month >= 10 else 543)
    plan.rows[cell[1]]["period"] = months(plan.style, (year, month))


def actualtext_cases(chance: Random) -> Iterator[Case]:
    """Yield cells whose /ActualText says something else than what is drawn."""
    kind = "lying ActualText"

    def say(change: Callable[[str], str]) -> Callable[[Place], None]:
        def paint(place: Place) -> None:
            with place.sheet.spoken(change(place.text)):
                place.write()

        return paint

    def say_first(change: Callable[[str], str]) -> Callable[[Place], None]:
        def paint(place: Place) -> None:
            with place.sheet.spoken(change(place.text[0])):
                end = place.sheet.text(
                    place.x, place.baseline, place.text[0], place.size, place.face
                )
            place.sheet.text(end, place.baseline, place.text[1:], place.size, place.face)

        return paint

    def swap(text: str) -> str:
        return text.translate(DIGITS)

    yield odd_case(kind, chance, "budget", say(swap), MISMATCH)
    yield odd_case(kind, chance, "budget", say_first(swap), MISMATCH)
    yield odd_case(kind, chance, "score", say_first(swap), MISMATCH, table="indicators")
    yield odd_case(kind, chance, "responsible", say(lambda text: text + "กลาง"), MISMATCH)
    for drawn, said, month in (("ม.ค.", "มี.ค.", 1), ("มี.ค.", "ม.ค.", 3), ("เม.ย.", "มิ.ย.", 4)):
        paint = say(lambda text, drawn=drawn, said=said: text.replace(drawn, said))  # type: ignore[misc]
        case = odd_case(kind, chance, "period", paint, MISMATCH, style={"full_months": False})
        _month_cell(case.plan, case.odd[0], month)
        yield case


def tounicode_cases(chance: Random) -> Iterator[Case]:
    """Yield cells in a font whose ToUnicode swaps a digit or the letter that makes a month."""
    kind = "lying ToUnicode"
    proofs = (frozenset({"cmap", "names"}), frozenset({"names"}), frozenset[str]())

    def in_face(lies: dict[str, str], proof: frozenset[str]) -> Callable[[Place], None]:
        def paint(place: Place) -> None:
            face = Face(place.face.name, lies=lies, proof=proof)
            place.sheet.text(place.x, place.baseline, place.text, place.size, face)

        return paint

    for proof in proofs:
        case = odd_case(kind, chance, "budget", lambda _: None, MISMATCH)
        odd = case.odd[0]
        digit = case.plan.rows[odd[1]]["budget"].text[0]
        case.plan.painters[odd] = in_face({digit: digit.translate(DIGITS)}, proof)
        yield case
    for proof, (_, month, said, drawn) in zip(proofs, MONTHS, strict=True):
        style = {"full_months": False}
        case = odd_case(
            kind, chance, "period", in_face({drawn: said}, proof), MISMATCH, style=style
        )
        _month_cell(case.plan, case.odd[0], month)
        yield case
    for proof in proofs[:2]:
        case = odd_case(kind, chance, "score", lambda _: None, MISMATCH, table="indicators")
        odd = case.odd[0]
        digit = case.plan.style.digits(str(case.plan.scores[odd[1]])[0])
        case.plan.painters[odd] = in_face({digit: digit.translate(DIGITS)}, proof)
        yield case
    yield _whole_document(chance)


def _whole_document(chance: Random) -> Case:
    """One digit of the font of the whole page is said as another: each record is touched."""
    case = odd_case("lying ToUnicode", chance, "budget", Place.write, MISMATCH)
    plan = case.plan
    drawn = plan.style.digits("6")
    plan.face.lies[drawn] = plan.style.digits("1")
    case.odd = [
        ("measures", row, column)
        for row, cells in enumerate(plan.rows)
        for column in ("budget", "period")
        if drawn in cells[column].text
    ]
    case.odd += [("indicators", row, "score") for row, s in enumerate(plan.scores) if "6" in str(s)]
    return case


TICK = [[(60, 330), (160, 400), (300, 190), (700, 700), (780, 640), (310, 20)]]
DOT = [[(150, 200), (350, 200), (350, 400), (150, 400)]]


def _builtin(name: str) -> Callable[[pikepdf.Pdf], pikepdf.Object]:
    """One of the fonts that every viewer has, not embedded."""

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name(f"/{name}"),
            )
        )

    return make


def _wingdings(
    name: str, code: int, polygons: Any, said: str | None
) -> Callable[[pikepdf.Pdf], Any]:
    """A symbol font, embedded, one byte a glyph; `said` is what its ToUnicode says."""

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        data = symbol_font({0xF000 + code: polygons}, name)
        program = pikepdf.Stream(pdf, data)
        program.Length1 = len(data)
        label = pikepdf.Name(f"/XYZABC+{name}")
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=label, Flags=4, ItalicAngle=0,
            FontBBox=[0, -200, 900, 900], Ascent=900, Descent=-200, CapHeight=700, StemV=80,
            FontFile2=pdf.make_indirect(program),
        )  # fmt: skip
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=label,
            FirstChar=code, LastChar=code, Widths=[850],
            FontDescriptor=pdf.make_indirect(descriptor),
        )  # fmt: skip
        if said is not None:
            cmap = (
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
                "1 begincodespacerange <00> <ff> endcodespacerange\n"
                f"1 beginbfchar <{code:02x}> <{said.encode('utf-16-be').hex()}> endbfchar\n"
                "endcmap CMapName currentdict /CMap defineresource pop end end"
            )
            font.ToUnicode = pdf.make_indirect(pikepdf.Stream(pdf, cmap.encode()))
        return pdf.make_indirect(font)

    return make


SYMBOLS: tuple[tuple[str, int, Callable[[pikepdf.Pdf], Any]], ...] = (
    ("ZapfDingbats", 0x34, _builtin("ZapfDingbats")),
    ("Symbol", 0xD6, _builtin("Symbol")),
    ("Wingdings-Regular", 0xFC, _wingdings("Wingdings-Regular", 0xFC, TICK, "\uf0fc")),
    ("Wingdings2", 0x50, _wingdings("Wingdings2", 0x50, TICK, "\uf050")),
    ("Wingdings", 0xFC, _wingdings("Wingdings", 0xFC, TICK, None)),
)


def draw_symbol(sheet: Sheet, x: float, baseline: float, size: float, number: int) -> None:
    """Draw one of SYMBOLS."""
    name, code, make = SYMBOLS[number]
    sheet.fonts["S" + name.replace("-", "")] = make
    sheet.bytes_text(x, baseline, bytes([code]), size, "S" + name.replace("-", ""))


def symbol_cases(chance: Random) -> Iterator[Case]:
    """Yield ticks of symbol fonts in a column of their own, and a bullet before a text."""
    for number in range(len(SYMBOLS)):
        case = odd_case("symbol-font tick", chance, "note", Place.write)
        plan, row = case.plan, case.odd[0][1]
        notes = [Printed("", None)] * len(plan.rows)
        notes[row] = Printed("", "✓")
        plan.add_notes(notes)
        plan.painters[case.odd[0]] = lambda place, number=number: draw_symbol(
            place.sheet, place.area[0] + 15, place.baseline, place.size, number
        )
        case.accept = {f"measures[{row}].note": ["✔", "☑", "√"]}
        case.told = ANY
        yield case

    def bulleted(place: Place) -> None:
        place.sheet.fonts["SW"] = _wingdings("Wingdings", 0xA7, DOT, "\uf0a7")
        place.sheet.bytes_text(place.x, place.baseline, b"\xa7", place.size, "SW")
        x = place.x + place.size * 0.85 + 3
        place.sheet.text(x, place.baseline, place.text, place.size, place.face)

    yield odd_case("symbol-font tick", chance, "text", bulleted, ANY)
