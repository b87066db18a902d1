"""Random functions, spaces of colours and shadings of PDF: the colours they give are recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from mattrakan.extract.readers.fast.colours import read_colours
from mattrakan.extract.readers.fast.functions import read_function
from mattrakan.extract.readers.fast.shadings import covers_everything, shading_colour

HERE = Path(__file__).parent
COUNT = 400
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("tints")

SHARES = (0.0, 0.25, 0.3, 0.5, 0.75, 1.0)
ASKED = (-0.5, 0.0, 0.1, 0.25, 0.3, 0.5, 0.51, 0.74, 1.0, 1.5)
BINARY = "add sub mul div idiv mod exp eq ne gt ge lt le and or atan".split()
UNARY = "neg abs sqrt round floor ceiling truncate cvi cvr sin cos ln log not".split()
FAILURES = (ArithmeticError, IndexError, KeyError, TypeError, ValueError)


def calculator(chance: random.Random, depth: int = 0) -> str:
    """Return a program of a calculator that mostly leaves enough on its stack."""
    parts = []
    for _ in range(chance.randint(1, 6)):
        kind = chance.randrange(9)
        number = chance.choice(("2", "-3", "0.5", "7.6", "1", "0", "-1.5"))
        if kind == 0 and depth < 3:
            inner, other = calculator(chance, depth + 1), calculator(chance, depth + 1)
            parts.append(f"dup {number} gt {inner} {other} ifelse")
        elif kind == 1 and depth < 3:
            parts.append(f"dup {number} lt {calculator(chance, depth + 1)} if")
        elif kind < 5:
            parts.append(f"{number} {chance.choice(BINARY)}")
        elif kind < 7:
            parts.append(chance.choice(UNARY))
        else:
            parts.append(
                chance.choice(
                    (
                        *("dup", "dup exch", "2 copy", "dup 0 index", "1 2 3 1 index add", "true"),
                        *("1 2 3 3 1 roll", "1 2 3 3 -1 roll", "4 5 2 0 roll", "pop", "false"),
                        *("0 copy", "1 2 9 2 roll", "odd", "% said\n 3", "false or"),
                    )
                )
            )
    return "{ " + " ".join(parts) + " }"


def function(chance: random.Random, outputs: int, depth: int = 0) -> Any:
    """Return a function of one number as pdfminer has it."""
    kind = chance.choice((0, 2, 2, 3, 3, 4, 4, "list", "odd"))
    domain = chance.choice(([0, 1], [0, 1], [0.25, 0.75], [-1, 2]))
    limits = [0, 1] * outputs
    if kind == 2:
        attrs = {"FunctionType": 2, "Domain": domain, "N": chance.choice((1, 1, 2, 0.5, 0, -1))}
        if outputs > 1 or chance.random() < 0.7:
            attrs["C0"] = [chance.choice(SHARES) for _ in range(outputs)]
            attrs["C1"] = [chance.choice(SHARES) for _ in range(outputs)]
        if chance.random() < 0.3:
            attrs["Range"] = [0.25, 0.75] * outputs
        return attrs
    if kind == 3 and depth < 4:
        bounds = chance.choice(([], [0.5], [0.25, 0.5], [0.3, 0.3]))
        return {
            "FunctionType": 3, "Domain": domain, "Bounds": bounds,
            "Encode": [chance.choice((0, 1, 0.5)) for _ in range(2 * len(bounds) + 2)],
            "Functions": [function(chance, outputs, depth + 1) for _ in range(len(bounds) + 1)],
        }  # fmt: skip
    if kind == 0:
        size, bits = chance.choice((2, 3, 5)), chance.choice((1, 4, 8, 12, 16))
        data = bytes(chance.randrange(256) for _ in range((size * outputs * bits + 7) // 8))
        attrs = {"FunctionType": 0, "Domain": domain, "Range": limits, "Size": [size]}
        attrs["BitsPerSample"] = bits
        if chance.random() < 0.3:
            attrs["Encode"] = [size - 1, 0]
        if chance.random() < 0.3:
            attrs["Decode"] = [1, 0.5] * outputs
        return PDFStream(attrs, data)
    if kind == 4:
        attrs = {"FunctionType": 4, "Domain": domain}
        if chance.random() < 0.5:
            attrs["Range"] = limits
        return PDFStream(attrs, calculator(chance).encode())
    if kind == "list" and depth < 2:
        return [function(chance, 1, depth + 1) for _ in range(outputs)]
    return chance.choice(({"FunctionType": 9, "Domain": domain}, {"Domain": domain}, None, 3))


def space(chance: random.Random, depth: int = 0) -> tuple[Any, int]:
    """Return a space of colours as pdfminer has it, and how many numbers its colours have."""
    device = chance.choice((("DeviceGray", 1), ("DeviceRGB", 3), ("DeviceCMYK", 4), ("CalRGB", 3)))
    kind = chance.choice(("device", "spot", "spot", "inks", "table", "table", "Lab", "profile"))
    if depth > 2 or kind == "device":
        spec = LIT(device[0])
        return (spec if chance.random() < 0.5 else [spec, {}]), device[1]
    if kind == "Lab":
        limits = chance.choice(({}, {"Range": [-100, 100, -50, 50]}))
        return [LIT("Lab"), {"WhitePoint": [0.9505, 1, 1.089], **limits}], 3
    if kind == "profile":
        attrs: dict[str, Any] = {"N": 3}
        if chance.random() < 0.5:
            attrs["Alternate"] = chance.choice(([LIT("Lab"), {}], LIT("DeviceRGB"), [LIT("Odd")]))
        return [LIT("ICCBased"), PDFStream(attrs, b"")], 3
    base, count = space(chance, depth + 1)
    if kind == "table":
        highest = chance.choice((0, 1, 3))
        data = bytes(chance.choice((0, 3, 64, 128, 252, 255)) for _ in range(count * (highest + 1)))
        table = PDFStream({}, data) if chance.random() < 0.5 else data
        return [LIT("Indexed"), base, highest, table], 1
    ink = LIT(chance.choice(("Gold", "Gold", "All", "None")))
    tint = function(chance, count)
    if kind == "spot":
        return [LIT("Separation"), ink, base, tint], 1
    return [LIT("DeviceN"), [ink, LIT("Black")], base, tint], 2


def shading(chance: random.Random) -> Any:
    """Return a shading as pdfminer has it, mostly of one colour or nearly so."""
    colours, count = space(chance)
    first = [chance.choice((1.0, 0.5)) for _ in range(count)]
    last = [share - chance.choice((0, 0, 0.01, 0.05, 0.1, 0.5)) for share in first]
    even = {"FunctionType": 2, "Domain": [0, 1], "C0": first, "C1": last, "N": 1}
    kind = chance.choice((1, 2, 2, 3, 3))
    attrs = {
        "ShadingType": kind, "ColorSpace": colours,
        "Function": even if chance.random() < 0.7 else function(chance, count),
        "Coords": [chance.choice((0, 0, 5, 9)) for _ in range(2 * kind if kind > 1 else 4)],
        "Extend": [chance.random() < 0.8, chance.random() < 0.8],
    }  # fmt: skip
    if chance.random() < 0.2:
        attrs["Domain"] = chance.choice(([0, 0.5], [0.5, 1]))
    if chance.random() < 0.1:
        attrs[chance.choice(("BBox", "Coords", "Extend"))] = [0, 0]
    return chance.choice((attrs, attrs, PDFStream(attrs, b"")))


def rounded(numbers: Any) -> str:
    return "none" if numbers is None else " ".join(f"{float(number):.3f}" for number in numbers)


def outcome(seed: int) -> Iterator[str]:
    """Return what random functions, spaces and shadings give."""
    chance = random.Random(seed)
    for _ in range(3):
        outputs = chance.choice((1, 3, 4))
        try:
            ask = read_function(function(chance, outputs))
        except FAILURES as error:
            yield type(error).__name__
            continue
        for value in ASKED:
            try:
                yield rounded(ask([value]))
            except FAILURES as error:
                yield type(error).__name__
    for _ in range(4):
        spec, count = space(chance)
        convert = read_colours(spec)
        for value in (*ASKED, 2, 40, 100):
            colour = [value, *(chance.choice(SHARES) for _ in range(count - 1))]
            yield rounded(convert(tuple(map(float, colour))))
    for _ in range(4):
        spec = shading(chance)
        yield f"{rounded(shading_colour(spec))} {covers_everything(spec)}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_tints_give_the_colours_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
