"""Clean twins: pages that only look odd to a program. No warning may appear."""

from collections.abc import Callable, Iterator
from random import Random

from cases import Case, odd_case, text_area
from letters import Face
from plans import Place, Plan, invent_plan
from sheet import WHITE, Sheet


def control_cases(chance: Random) -> Iterator[Case]:
    """Yield pages with harmless twins of the faults."""
    yield from _cells(chance)
    yield from _pages(chance)
    for _ in range(4):
        yield Case("control: plain", invent_plan(chance), [], clean=True)


def _cells(chance: Random) -> Iterator[Case]:
    def bold(place: Place) -> None:
        for push in (0, 0.25, 0.4):
            place.sheet.text(place.x + push, place.baseline, place.text, place.size, place.face)

    def underlined(place: Place) -> None:
        y = place.baseline + place.size * 0.16
        place.sheet.line(place.x, y, place.write(), y, 0.5)

    def honest(place: Place) -> None:
        with place.sheet.spoken(place.text):
            place.write()

    def grey(place: Place) -> None:
        place.write(colour=(0.45, 0.45, 0.45))

    def red(place: Place) -> None:
        place.write(colour=(0.8, 0.05, 0.05))

    def stroked(place: Place) -> None:
        with place.sheet.saved():
            place.sheet.raw("0.2 w")
            place.write(mode=2)

    def roomy_clip(place: Place) -> None:
        with place.sheet.clipped(place.area):
            place.write()

    def layer_on(place: Place) -> None:
        with place.sheet.optional(on=True):
            place.write()

    def half(place: Place) -> None:
        with place.sheet.alpha(0.6):
            place.write()

    def on_fill(place: Place) -> None:
        place.sheet.fill(place.area, (1, 0.95, 0.7))
        place.write()

    def erased_before(place: Place) -> None:
        place.sheet.fill(text_area(place, place.x - 1, place.area[2] - 2), WHITE)
        place.write()

    def over_picture(place: Place) -> None:
        place.sheet.picture(place.area, bytes([225, 240] * 8), (4, 4))
        place.write()

    def veiled(place: Place) -> None:
        place.write()
        with place.sheet.alpha(0.2):
            place.sheet.fill(place.area, (0.9, 0.8, 0.1))

    def from_form(place: Place) -> None:
        form = Sheet(595, 842)
        form.text(place.x, place.baseline, place.text, place.size, Face(place.face.name))
        place.sheet.form(form)

    def emptied(place: Place) -> None:
        place.write()
        place.sheet.text(place.x + 60, place.baseline, " ", place.size, place.face, WHITE)

    cells: dict[str, Callable[[Place], None]] = {
        "bold by printing thrice": bold,
        "underlined": underlined,
        "honest ActualText": honest,
        "grey": grey,
        "red": red,
        "filled and stroked": stroked,
        "clip that cuts nothing": roomy_clip,
        "layer on": layer_on,
        "half transparent": half,
        "on a coloured cell": on_fill,
        "erased before": erased_before,
        "over a picture": over_picture,
        "under a veil": veiled,
        "from a form": from_form,
        "hidden space": emptied,
    }
    for number, (name, paint) in enumerate(cells.items()):
        column = ("budget", "period", "responsible")[number % 3]
        yield odd_case(f"control: {name}", chance, column, paint, clean=True)


def _pages(chance: Random) -> Iterator[Case]:
    plan = invent_plan(chance)
    plan.before.append(_watermark)
    yield Case("control: watermark", plan, [], clean=True)
    plan = invent_plan(chance)
    yield Case("control: CropBox with room", plan, [], clean=True, crop=(5, 10, 590, 830))
    plan = invent_plan(chance)
    plan.head_fill, plan.head_colour = (0.1, 0.3, 0.2), WHITE
    yield Case("control: white heading on green", plan, [], clean=True)
    plan = invent_plan(chance)
    plan.style.size = 6
    yield Case("control: small print", plan, [], clean=True)
    plan = invent_plan(chance)
    plan.before.append(lambda sheet: sheet.fill((0, 0, 595, 842), (0.97, 0.96, 0.9)))
    yield Case("control: page painted first", plan, [], clean=True)
    yield Case("control: logo", _with_logo(chance), [], clean=True)


def _watermark(sheet: Sheet) -> None:
    with sheet.saved():
        sheet.raw("0.7 0.7 -0.7 0.7 250 380 cm")
        sheet.text(0, sheet.height, "สำเนา", 70, Face("Loma"), (0.88, 0.88, 0.88))


def _with_logo(chance: Random) -> Plan:
    plan = invent_plan(chance)
    plan.before.append(
        lambda sheet: sheet.picture((20, 20, 70, 70), bytes(range(0, 250, 10)), (5, 5))
    )
    return plan
