"""What the page does not show: text hidden in twelve ways, whited out, overprinted, struck out."""

from collections.abc import Callable, Iterator
from random import Random

from cases import ANY, DOUBTED, HIDDEN, OVERPRINTED, Case, odd_case, plan_with, text_area
from plans import Place, Printed, invent_period
from sheet import BLACK, WHITE, Sheet

Hide = Callable[[Place, float, str], float]


def _white(place: Place, x: float, text: str) -> float:
    return place.sheet.text(x, place.baseline, text, place.size, place.face, WHITE)


def _mode(mode: int) -> Hide:
    def hide(place: Place, x: float, text: str) -> float:
        with place.sheet.saved():
            return place.sheet.text(x, place.baseline, text, place.size, place.face, mode=mode)

    return hide


def _transparent(place: Place, x: float, text: str) -> float:
    with place.sheet.alpha(0):
        return place.sheet.text(x, place.baseline, text, place.size, place.face)


def _clipped_away(place: Place, x: float, text: str) -> float:
    below = (place.area[0], place.area[3] - 2, place.area[2], place.area[3])
    with place.sheet.clipped(below):
        return place.sheet.text(x, place.baseline, text, place.size, place.face)


def _in_a_hole(place: Place, x: float, text: str) -> float:
    end = x + place.face.width(text, place.size)
    x0, top, x1, bottom = text_area(place, x - 1, end)
    sheet = place.sheet
    sheet.raw(
        f"q 0 0 595 842 re {x0:.2f} {sheet.height - bottom:.2f} "
        f"{x1 - x0:.2f} {bottom - top:.2f} re W* n"
    )
    sheet.text(x, place.baseline, text, place.size, place.face)
    sheet.raw("Q")
    return end


def _switched_off(place: Place, x: float, text: str) -> float:
    with place.sheet.optional(on=False):
        return place.sheet.text(x, place.baseline, text, place.size, place.face)


def _tiny(place: Place, x: float, text: str) -> float:
    return place.sheet.text(x, place.baseline, text, 1.2, place.face)


def _under_fill(place: Place, x: float, text: str) -> float:
    end = place.sheet.text(x, place.baseline, text, place.size, place.face)
    place.sheet.fill(text_area(place, x - 0.5, end), WHITE)
    return end


def _under_picture(place: Place, x: float, text: str) -> float:
    end = place.sheet.text(x, place.baseline, text, place.size, place.face)
    place.sheet.picture(text_area(place, x - 0.5, end), b"\xff" * 16, (4, 4))
    return end


WAYS: dict[str, Hide] = {
    "white on white": _white,
    "mode 3": _mode(3),
    "mode 7": _mode(7),
    "alpha 0": _transparent,
    "clipped W": _clipped_away,
    "clipped W*": _in_a_hole,
    "layer off": _switched_off,
    "under 2 pt": _tiny,
    "later fill": _under_fill,
    "later picture": _under_picture,
}


def hidden_cases(chance: Random) -> Iterator[Case]:
    """Yield, for each way, a hidden digit before an amount, a hidden end, a hidden whole cell."""
    for way, hide in WAYS.items():
        kind = f"hidden: {way}"

        def digit(place: Place, hide: Hide = hide) -> None:
            end = hide(place, place.x, place.other[0])
            place.sheet.text(end, place.baseline, place.text, place.size, place.face)

        def ending(place: Place, hide: Hide = hide) -> None:
            end = place.write()
            hide(place, end, f" - {place.other}")

        def whole(place: Place, hide: Hide = hide) -> None:
            hide(place, place.x, place.text)

        yield odd_case(kind, chance, "budget", digit, HIDDEN)
        style = {"full_months": False}
        case = odd_case(kind, chance, "period", ending, HIDDEN, style=style)
        _, row, column = case.odd[0]
        case.plan.rows[row][column] = invent_period(
            chance, case.plan.style, case.plan.year, single=True
        )
        yield case
        column = chance.choice(["budget", "responsible", "period"])
        yield odd_case(kind, chance, column, whole, HIDDEN, value=None)
    yield from _outside_crop(chance)
    yield from _white_on_fill(chance)


def _outside_crop(chance: Random) -> Iterator[Case]:
    kind = "hidden: outside the CropBox"
    plan, _ = plan_with(chance, "budget")
    plan.draw()
    edge = plan.places["measures", 0, "budget"].area[0] + 1
    gone = {f"measures[{row}].budget": None for row in range(len(plan.rows))}
    odd = [("measures", row, "budget") for row in range(len(plan.rows))]
    yield Case(kind, plan, odd, HIDDEN, true=gone, crop=(0, 0, edge, 842))

    plan, _ = plan_with(chance, "budget")
    plan.draw()
    last = len(plan.rows) - 1
    bottom = plan.places["measures", last, "budget"].area[1] + 1
    lost = {f"measures[{last}].{column}": "absent" for column in plan.columns}
    odd = [("measures", last, "budget")]
    yield Case(kind, plan, odd, HIDDEN, true={**lost, "measures": last}, crop=(0, 0, 595, bottom))

    plan, _ = plan_with(chance, "budget")
    plan.add_notes([Printed("ยกเลิก", "absent")] * len(plan.rows))
    plan.draw()
    edge = plan.places["measures", 0, "note"].area[0] + 1
    odd = [("measures", row, "note") for row in range(len(plan.rows))]
    yield Case(kind, plan, odd, HIDDEN, crop=(0, 0, edge, 842))


def _white_on_fill(chance: Random) -> Iterator[Case]:
    def paint(place: Place) -> None:
        place.sheet.fill(place.area, (0.1, 0.25, 0.5))
        place.write(colour=WHITE)

    for column in ("budget", "period", "responsible"):
        yield odd_case("control: white on a filled cell", chance, column, paint, clean=True)


def whiteout_cases(chance: Random) -> Iterator[Case]:
    """Yield texts painted over, most with another text typed in their place."""
    kind = "white-out"

    def cover(place: Place, x1: float, colour: tuple[float, float, float] = WHITE) -> None:
        place.sheet.fill(text_area(place, place.x - 1, x1), colour)

    def first_digit(place: Place) -> None:
        old = place.style_digit("9")
        place.sheet.text(place.x, place.baseline, old + place.text[1:], place.size, place.face)
        cover(place, place.x + place.face.width(old, place.size))
        place.sheet.text(place.x, place.baseline, place.text[0], place.size, place.face)

    def whole(place: Place) -> None:
        end = place.sheet.text(place.x, place.baseline, place.other, place.size, place.face)
        cover(place, end + 1)
        place.write()

    def whole_by_picture(place: Place) -> None:
        end = place.sheet.text(place.x, place.baseline, place.other, place.size, place.face)
        area = text_area(place, place.x - 1, end + 1)
        place.sheet.picture(area, b"\xfe" * 64, (8, 8))
        place.write()

    def blackened(place: Place) -> None:
        cover(place, place.write() + 1, BLACK)

    yield odd_case(kind, chance, "budget", first_digit, HIDDEN)
    yield odd_case(kind, chance, "budget", whole, HIDDEN)
    yield odd_case(kind, chance, "period", whole, HIDDEN)
    yield odd_case(kind, chance, "period", whole_by_picture, HIDDEN)
    yield odd_case(kind, chance, "responsible", blackened, HIDDEN, value=None)
    yield odd_case(kind, chance, "score", first_digit, HIDDEN, table="indicators")


def overprint_cases(chance: Random) -> Iterator[Case]:
    """Yield different letters drawn at one place: nobody can say which counts."""
    kind = "overprint"

    def both(number: int, several: bool) -> Callable[[Place], None]:
        def paint(place: Place) -> None:
            place.write()
            text, other = place.text, place.other
            differing = [at for at in range(len(text)) if text[at] != other[at]]
            first = differing[number]
            part = other[first:] if several else other[first]
            x = place.x + place.face.width(text[:first], place.size)
            place.sheet.text(x, place.baseline, part, place.size, place.face)

        return paint

    for column, number, several, table in (
        ("budget", 0, False, "measures"),
        ("budget", 1, False, "measures"),
        ("budget", 0, True, "measures"),
        ("period", 0, False, "measures"),
        ("period", 0, True, "measures"),
        ("score", 0, True, "indicators"),
    ):
        yield odd_case(
            kind,
            chance,
            column,
            both(number, several), OVERPRINTED, table=table, value=None, must_tell=True,
            style={"full_months": False},
        )  # fmt: skip


def struck_cases(chance: Random) -> Iterator[Case]:
    """Yield struck-out texts, alone or with their successor behind them."""
    kind = "struck out"

    def stroke(place: Place, end: float) -> None:
        y = place.baseline - place.size * 0.28
        place.sheet.line(place.x - 1, y, end + 1, y, 0.7)

    def bar(place: Place, end: float) -> None:
        y = place.baseline - place.size * 0.28
        place.sheet.fill((place.x - 1, y, end + 1, y + 0.8), BLACK)

    def double(place: Place, end: float) -> None:
        for part in (0.2, 0.36):
            y = place.baseline - place.size * part
            place.sheet.line(place.x - 1, y, end + 1, y, 0.5)

    def annotation(place: Place, end: float) -> None:
        area = text_area(place, place.x, end)
        x0, top, x1, bottom = area
        high = place.sheet.height
        quad = [x0, high - top, x1, high - top, x0, high - bottom, x1, high - bottom]
        look = Sheet(x1 - x0, bottom - top)
        middle = (bottom - top) * 0.56
        look.line(0, middle, x1 - x0, middle, 0.8, (0.8, 0, 0))
        place.sheet.note("StrikeOut", area, look, QuadPoints=quad, C=[0.8, 0, 0])

    def alone(mark: Callable[[Place, float], None]) -> Callable[[Place], None]:
        return lambda place: mark(place, place.write())

    def replaced(mark: Callable[[Place, float], None]) -> Callable[[Place], None]:
        def paint(place: Place) -> None:
            end = place.sheet.text(place.x, place.baseline, place.short, place.size, place.face)
            mark(place, end)
            place.sheet.text(end + 4, place.baseline, place.text, place.size, place.face)

        return paint

    for mark in (stroke, bar, annotation):
        column = "period" if mark is bar else "budget"
        yield odd_case(kind, chance, column, alone(mark), ANY, value=None, must_tell=True)
    for mark in (stroke, bar, double, annotation):
        yield odd_case(kind, chance, "budget", replaced(mark), ANY, style={"unit": ""})


def clip_cases(chance: Random) -> Iterator[Case]:
    """Yield long texts cut at their cell's edge by a clip, as spreadsheets print them."""
    tails = (
        "และรายงานผลทุกไตรมาส", "ของหน่วยงานในสังกัดทั้งหมด", "ให้ประชาชนทราบโดยทั่วกัน"
    )  # fmt: skip

    def cut(place: Place) -> None:
        with place.sheet.clipped(place.area):
            place.write()

    for column, tail in zip(
        ("name", "text", "text", "responsible", "text", "name"), tails * 2, strict=True
    ):
        case = odd_case("cut by a clip", chance, column, cut, HIDDEN)
        _, row, _ = odd = case.odd[0]
        cells = case.plan.rows[row]
        long = cells[column].text + tail
        case.plan.draw()
        place = case.plan.places[odd]
        room = place.area[2] - place.x
        shown = max(n for n in range(len(long)) if place.face.width(long[:n], place.size) <= room)
        cells[column] = Printed(long, long)
        case.accept = {f"measures[{row}].{column}": [long[: shown + n] for n in (-2, -1, 0, 1, 2)]}
        yield case


def squeezed_lines(chance: Random) -> Iterator[Case]:
    """Yield second lines that a row too low clips away."""

    def low(place: Place) -> None:
        with place.sheet.clipped(place.area):
            place.write(f"{place.text}\n{place.other}")

    for column in ("budget", "text"):
        case = odd_case("cut by a clip", chance, column, low, HIDDEN | DOUBTED)
        yield case
