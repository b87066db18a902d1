"""Random pictures of rules and letters: the rules, lines and slopes found in them are recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("PIL")

from PIL import Image, ImageDraw  # noqa: E402

from mattrakan.extract.ocr.deskewing import find_skew  # noqa: E402
from mattrakan.extract.ocr.orienting import likely_ways  # noqa: E402
from mattrakan.extract.ocr.page_image import PageImage  # noqa: E402
from mattrakan.extract.ocr.rule_repairs import repair_rules  # noqa: E402
from mattrakan.extract.ocr.ruling import find_image_rules  # noqa: E402
from mattrakan.extract.ocr.structure import find_structure, image_rule_to_rule  # noqa: E402

COUNT = 90
RECORDED = runpy.run_path(str(Path(__file__).parent / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("pictures")


def draw_letters(
    draw: ImageDraw.ImageDraw, chance: random.Random, x: int, baseline: int, body: int, n: int
) -> int:
    """Draw boxes that stand as Thai letters do: bodies, marks above and below, tall vowels."""
    stroke = max(1, body // 7)
    for _ in range(n):
        wide = int(body * chance.uniform(0.25, 0.9))
        tall = body * chance.choice((1, 1, 1, 1, 1.6)) * chance.uniform(0.9, 1.1)
        ends = (x, baseline - int(tall), x + wide, baseline)
        draw.rectangle(ends, outline=0, width=stroke)
        above = baseline - body
        if chance.random() < 0.35:
            up = int(body * chance.uniform(0.1, 0.3))
            draw.rectangle((x, above - up - int(0.3 * body), x + wide, above - up), fill=0)
            if chance.random() < 0.4:
                top = above - up - int(0.4 * body)
                draw.rectangle((x, top - int(0.3 * body), x + stroke, top), fill=0)
        if chance.random() < 0.2:
            down = baseline + int(body * chance.uniform(0.05, 0.3))
            draw.rectangle((x + wide // 2, down, x + wide, down + int(0.3 * body)), fill=0)
        if chance.random() < 0.1:
            draw.rectangle((x, baseline - stroke, x + stroke, baseline + stroke // 2), fill=0)
        x += wide + max(1, int(body * chance.uniform(0.1, 0.35)))
        if chance.random() < 0.12:
            x += int(body * chance.uniform(0.4, 3.0))
    return x


def draw_picture(seed: int) -> PageImage:
    """Return a small page: a ruled table or blocks of lines, dust, and the scanner's edges."""
    chance = random.Random(seed)
    dpi = chance.choice((100, 150, 200))
    width, height = int(4.5 * dpi), int(3.6 * dpi)
    picture = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(picture)
    body = int(chance.uniform(0.055, 0.1) * dpi)
    lead = chance.uniform(1.7, 3.2) * body
    thick = chance.choice((1, 2, 3))
    left, top = int(0.4 * dpi), int(0.4 * dpi)
    columns, rows = chance.randint(1, 3), chance.randint(1, 4)
    ruled = chance.random() < 0.7
    pitch, wide = int((height - 1.6 * top) / rows), int((width - 2 * left) / columns)
    for row in range(rows):
        for column in range(columns):
            x0, y0 = left + column * wide, top + row * pitch
            for line in range(chance.randint(1, max(1, int(pitch / lead) - 1))):
                baseline = int(y0 + 2.2 * body + line * lead + chance.uniform(0, 0.3) * body)
                n = chance.randint(1, max(2, int(wide / body / 1.3)))
                draw_letters(draw, chance, x0 + int(0.7 * body), baseline, body, n)
    if ruled:
        for row in range(rows + 1):
            y = top + row * pitch
            end = left + columns * wide
            if chance.random() < 0.3:  # broken by dust
                at = chance.randint(left, end)
                draw.line((left, y, at, y), 0, thick)
                draw.line((at + chance.randint(1, dpi // 4), y, end, y), 0, thick)
            else:
                draw.line((left, y, end + chance.randint(-6, 6), y), 0, thick)
        for column in range(columns + 1):
            x = left + column * wide
            over = chance.randint(-5, 5)
            draw.line((x, top + over, x, top + rows * pitch - over), 0, thick)
    if chance.random() < 0.3:  # an underline
        draw.line((left + 9, top + 3 * body, left + dpi, top + 3 * body), 0, thick)
    if chance.random() < 0.3:  # the shadow of the sheet's edge
        draw.rectangle((0, 0, chance.randint(1, dpi // 6), height), fill=chance.choice((0, 70)))
    for _ in range(chance.choice((0, 0, 40))):
        x, y = chance.randrange(width), chance.randrange(height)
        draw.rectangle((x, y, x + chance.randint(0, 3), y + chance.randint(0, 3)), fill=0)
    if chance.random() < 0.5:
        slope = chance.choice((-2.0, -0.7, -0.2, 0.1, 0.4, 1.5))
        picture = picture.rotate(slope, Image.Resampling.NEAREST, fillcolor=255)
    grey = np.array(picture)
    if chance.random() < 0.4:
        noise = np.random.default_rng(seed).integers(0, 40, grey.shape)
        grey = np.clip(grey * 0.7 + 20 + noise, 0, 255).astype(np.uint8)
        return PageImage(grey, float(dpi), False)
    return PageImage(grey, float(dpi), True)


def outcome(seed: int) -> Iterator[str]:
    """Return the ways, the slope, the rules and the lines of a random picture."""
    image = draw_picture(seed)
    yield f"ways {likely_ways(image)} skew {find_skew(image.ink):.2f} ink {image.ink.sum()}"
    rules, ink = find_image_rules(image.ink, image.dpi)
    yield f"{len(rules)} rules of {ink.sum()} pixels"
    for rule in repair_rules([image_rule_to_rule(rule, 72 / image.dpi) for rule in rules]):
        yield f"rule {rule.x0:.1f} {rule.top:.1f} {rule.x1:.1f} {rule.bottom:.1f}"
    found = find_structure(image)
    yield f"body {found.body:.1f}, {len(found.rules)} rules"
    for line in found.lines:
        parts = (
            f"{p.x0},{p.top},{p.x1},{p.bottom}={p.strip.shape[1]}~{p.strip.mean() / 20:.0f}"
            for p in line
        )
        yield f"line {line[0].baseline}: {' '.join(parts)}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_picture_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
