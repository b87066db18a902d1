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


def join_glyphs(plan: Plan, file: Path) -> tuple[Plan, Path]:
    """Return the plan with its clusters as private letters, and the face that draws these."""
    font: Any = TTFont(file)
    cmap = font.getBestCmap()
    clusters = sorted(set(CLUSTER.findall(plan.text)))
    letters = {cluster: chr(FIRST + number) for number, cluster in enumerate(clusters)}
    glyf, metrics = font["glyf"], font["hmtx"].metrics
    em = font["head"].unitsPerEm
    for cluster, letter in letters.items():
        base = cmap[ord(cluster[0])]
        width = metrics[base][0]
        joined = Glyph()
        joined.numberOfContours = -1
        joined.components = []
        lift = 0
        for place, mark in enumerate(cluster):
            part = GlyphComponent()
            part.glyphName, part.flags = cmap[ord(mark)], 0x0002
            above = place > 1 and mark in "่้๊๋์" and cluster[place - 1] in "ัิีึื"
            lift = em // 5 if above else 0
            part.x, part.y = (width if place else 0), lift
            joined.components.append(part)
        name = f"joined{ord(letter):04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        glyf.glyphs[name] = joined
        glyf.glyphOrder = font.getGlyphOrder()
        joined.recalcBounds(glyf)
        metrics[name] = (width, getattr(joined, "xMin", 0))
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
