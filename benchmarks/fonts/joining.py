"""A face in which a consonant and its marks are one glyph, as some foundries join them."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from texts import Plan

CLUSTER = re.compile("[ก-ฮ][ัิ-ฺ็-๎]+")
FIRST = 0xE100
TALL, BELOW = "ปฝฟฬ", "ฺุู"


def join_glyphs(plan: Plan, file: Path) -> tuple[Plan, Path]:
    """Return the plan with its clusters as private letters, and the face that draws these."""
    font: Any = TTFont(file)
    cmap = font.getBestCmap()
    clusters = sorted(set(CLUSTER.findall(plan.text)))
    letters = {cluster: chr(FIRST + number) for number, cluster in enumerate(clusters)}
    glyf, metrics = font["glyf"], font["hmtx"].metrics
    for cluster, letter in letters.items():
        name = f"joined{ord(letter):04X}"
        joined = _join([cmap[ord(one)] for one in cluster], cluster, glyf, metrics)
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        glyf.glyphs[name] = joined
        glyf.glyphOrder = font.getGlyphOrder()
        joined.recalcBounds(glyf)
        metrics[name] = (metrics[cmap[ord(cluster[0])]][0], getattr(joined, "xMin", 0))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(letter)] = name
    for tag in ("GSUB", "GPOS", "GDEF", "FFTM"):
        if tag in font:
            del font[tag]
    for record in font["name"].names:  # reportlab knows faces by their names
        record.string = f"{record.toUnicode()}Joined"
    path = Path(tempfile.mkdtemp(), f"joined{file.name}")
    font.save(path)

    def told(text: str) -> str:
        return CLUSTER.sub(lambda match: letters[match[0]], text)

    return replace(
        plan,
        titles=tuple(map(told, plan.titles)),
        paragraphs=tuple(map(told, plan.paragraphs)),
        rows=tuple(tuple(map(told, row)) for row in plan.rows),
    ), path


def _join(names: list[str], cluster: str, glyf: Any, metrics: dict[str, tuple[int, int]]) -> Glyph:
    """Return a glyph of a consonant and its marks, none of which touches another.

    As foundries do, a tone is raised over a vowel, and a mark stands left of a tall consonant's
    tail.
    """
    joined = Glyph()
    joined.numberOfContours = -1
    joined.components = []
    base = glyf[names[0]]
    width = metrics[names[0]][0]
    gap = base.yMax // 12
    top = 0
    for place, name in enumerate(names):
        part = GlyphComponent()
        part.glyphName, part.flags = name, 0x0002
        part.x, part.y = (width if place else 0), 0
        if place and cluster[place] not in BELOW:
            drawn = glyf[name]
            if cluster[0] in TALL:
                points = base.getCoordinates(glyf)[0]
                tail = min((x for x, y in points if y > drawn.yMin), default=base.xMax + gap)
                part.x = min(part.x, tail - gap - drawn.xMax)
            part.y = max(0, top + gap - drawn.yMin) if top else 0
            top = drawn.yMax + part.y
        joined.components.append(part)
    return joined
