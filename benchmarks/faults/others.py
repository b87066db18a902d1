"""Footnote marks, two lines, form fields, notes, outlines, pictures, texts past the edge."""

from collections.abc import Callable, Iterator
from random import Random

from cases import DOUBTED, HIDDEN, NOT_READ, Case, odd_case
from letters import FONTS, Face
from PIL import Image, ImageDraw, ImageFont
from plans import Place, Printed, invent_period
from sheet import Sheet

# Sizes of footnote marks with their rise, in em: Word, LibreOffice and Chromium set .55 to .85.
MARK_SIZES = ((0.55, 0.45), (0.62, 0.40), (0.70, 0.34), (0.78, 0.28), (0.85, 0.24))
FOOTNOTES = ("2", "๑/", "3)")


def footnote_cases(chance: Random) -> Iterator[Case]:
    """Yield raised marks behind an amount, a year and a score: five sizes, three marks."""
    for size, rise in MARK_SIZES:
        for mark in FOOTNOTES:
            for column in ("budget", "period", "score"):

                def paint(
                    place: Place, size: float = size, rise: float = rise, mark: str = mark
                ) -> None:
                    end = place.write()
                    place.sheet.text(
                        end, place.baseline - rise * place.size, mark, size * place.size, place.face
                    )

                case = odd_case(
                    "footnote mark", chance, column, paint, DOUBTED, style={"unit": ""},
                    table="indicators" if column == "score" else "measures",
                )  # fmt: skip
                if column == "period":
                    _, row, _ = case.odd[0]
                    plan = case.plan
                    plan.rows[row]["period"] = invent_period(
                        chance, plan.style, plan.year, single=True
                    )
                case.plan.tail = [f"{mark} รวมรายการที่เลื่อนมาจากปีก่อน"]
                yield case


def two_line_cases(chance: Random) -> Iterator[Case]:
    """Yield cells of two lines: one value that goes on, or two values."""
    kind = "two lines"
    style = {"thai": False, "full_months": False, "short_years": False, "unit": ""}

    def make(column: str, cell: Callable[[int], Printed], **more: bool) -> Case:
        case = odd_case(kind, chance, column, Place.write, DOUBTED, style=style, **more)
        case.plan.n_lines = 2
        case.plan.rows[case.odd[0][1]][column] = cell(case.plan.year)
        return case

    yield make("budget", lambda _: Printed("20,000\n25,000", None), must_tell=True)
    yield make("budget", lambda _: Printed("1\n25,000", None), must_tell=True)
    yield make("budget", lambda _: Printed("18,000 บาท\n9,500 บาท", None), must_tell=True)
    yield make("budget", lambda _: Printed("45,800\nบาท", 45800))
    yield make("period", lambda year: Printed(f"มี.ค.\n{year}", f"{year - 543}-03"))
    yield make(
        "period",
        lambda year: Printed(f"ต.ค. {year - 1} -\nมี.ค. {year}", f"{year - 544}-10/{year - 543}-03"),
    )
    yield make(
        "period",
        lambda year: Printed(
            f"ม.ค. {year}\nเม.ย. {year}", [f"{year - 543}-01", f"{year - 543}-04"]
        ),
    )
    yield make(
        "period",
        lambda year: Printed(f"1 -\n31 มี.ค. {year}", f"{year - 543}-03-01/{year - 543}-03-31"),
    )
    full = make("budget", lambda _: Printed("12,450,\n800.00", 12450800))
    full.plan.widths["budget"] = 46
    full.plan.style.size = 9.5
    yield full


def _look(place: Place, text: str) -> Sheet:
    x0, top, x1, bottom = place.area
    look = Sheet(x1 - x0, bottom - top)
    look.text(3, place.baseline - top, text, place.size, Face(place.face.name))
    return look


def form_cases(chance: Random) -> Iterator[Case]:
    """Yield cells that are filled-in form fields."""
    kind = "form field"

    def filled(field_type: str, **keys: object) -> Callable[[Place], None]:
        def paint(place: Place) -> None:
            place.sheet.note(
                "Widget", place.area, _look(place, place.text), FT=field_type, T="field",
                V=place.text, DA="/Helv 9 Tf 0 g", **keys,
            )  # fmt: skip

        return paint

    def by_viewer(place: Place) -> None:
        place.sheet.note(
            "Widget", place.area, None, FT="Tx", T="field", V=place.text, DA="/Helv 9 Tf 0 g"
        )

    plain = {"thai": False, "unit": "", "full_months": False}
    yield odd_case(kind, chance, "budget", filled("Tx"), NOT_READ)
    yield odd_case(kind, chance, "period", filled("Tx"), NOT_READ)
    yield odd_case(kind, chance, "responsible", filled("Tx"), NOT_READ)
    yield odd_case(kind, chance, "budget", by_viewer, NOT_READ, style=plain, appearances=True)
    yield odd_case(kind, chance, "period", filled("Ch", Opt=["-"]), NOT_READ)
    yield odd_case(kind, chance, "score", filled("Tx"), NOT_READ, table="indicators")
    yield odd_case(
        "control: hidden form field", chance, "budget", filled("Tx", F=2), value=None, clean=True
    )


def note_cases(chance: Random) -> Iterator[Case]:
    """Yield cells typed on as notes or stamps."""
    kind = "typed-on note"

    def noted(subtype: str, **keys: object) -> Callable[[Place], None]:
        def paint(place: Place) -> None:
            place.sheet.note(
                subtype, place.area, _look(place, place.text), Contents=place.text, **keys
            )

        return paint

    def by_viewer(place: Place) -> None:
        place.sheet.note("FreeText", place.area, None, Contents=place.text, DA="/Helv 9 Tf 0 g")

    free = noted("FreeText", DA="/Helv 9 Tf 0 g")
    stamp = noted("Stamp", Name="Draft")
    plain = {"thai": False, "unit": "", "full_months": False}
    yield odd_case(kind, chance, "budget", free, NOT_READ)
    yield odd_case(kind, chance, "period", free, NOT_READ)
    yield odd_case(kind, chance, "budget", by_viewer, NOT_READ, style=plain)
    yield odd_case(kind, chance, "budget", stamp, NOT_READ)
    yield odd_case(kind, chance, "responsible", stamp, NOT_READ)
    yield odd_case(kind, chance, "score", stamp, NOT_READ, table="indicators")
    yield odd_case(
        "control: hidden note", chance, "budget", noted("FreeText", F=2), value=None, clean=True
    )


def drawn_cases(chance: Random) -> Iterator[Case]:
    """Yield cells whose letters are paths or a picture."""

    def outlined(place: Place) -> None:
        place.sheet.outline(place.x, place.baseline, place.text, place.size, place.face)

    def pictured(place: Place) -> None:
        pixels, size = picture_of(place.text, place.face.name)
        high = place.size * 1.6
        width = high * size[0] / size[1]
        top = place.baseline - place.size * 1.15
        place.sheet.picture((place.x, top, place.x + width, top + high), pixels, size)

    for kind, paint in (("drawn as outlines", outlined), ("drawn as a picture", pictured)):
        for column in ("budget", "period", "responsible", "score"):
            table = "indicators" if column == "score" else "measures"
            yield odd_case(kind, chance, column, paint, NOT_READ, table=table)


def picture_of(text: str, font: str, high: int = 48) -> tuple[bytes, tuple[int, int]]:
    """Return the grey pixels of one printed line and their size."""
    letters = ImageFont.truetype(str(FONTS / f"{font}.ttf"), round(high / 1.6))
    width = round(letters.getlength(text)) + 4
    image = Image.new("L", (width, high), 255)
    ImageDraw.Draw(image).text((1, high * 0.72), text, font=letters, fill=0, anchor="ls")
    return image.tobytes(), image.size


def edge_cases(chance: Random) -> Iterator[Case]:
    """Yield texts of the last or first column that run past the table's edge."""
    kind = "past the table's edge"

    def shifted(by: float) -> Callable[[Place], None]:
        def paint(place: Place) -> None:
            width = place.face.width(place.text, place.size)
            x = place.area[2] + by - width
            place.sheet.text(x, place.baseline, place.text, place.size, place.face)

        return paint

    for by in (6, 12):
        cell = Printed("1,250,000.00", 1250000)
        yield odd_case(kind, chance, "budget", shifted(by), HIDDEN, cell=cell)
    case = odd_case(kind, chance, "period", shifted(9), HIDDEN)
    case.plan.columns = ("no", "name", "text", "responsible", "budget", "period")
    yield case
    case = odd_case(kind, chance, "responsible", shifted(14), HIDDEN)
    case.plan.columns = ("no", "name", "text", "budget", "period", "responsible")
    yield case
