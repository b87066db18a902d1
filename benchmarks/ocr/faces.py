"""Faces: text shaped by HarfBuzz, drawn by FreeType; ink is 255 on 0, cropped to it."""

import glob
import io
import os
import random
import re

import cv2
import freetype as ft
import numpy as np
import uharfbuzz as hb
from alphabet import RI, TD
from shapes import tick

DENY = (
    "angsana",
    "cordia",
    "browallia",
    "eucrosia",
    "dillenia",
    "freesia",
    "iris",
    "jasmine",
    "kodchiang",
    "lily",
    "tahoma",
    "leelawadee",
    "webdings",
    "thcharm",
    "thsrisakdi",
)  # proprietary or not freely licensed
WEIGHT = {
    2.2: "Sarabun sarabun THSarabun THSarabunNew",
    1.7: "kanit prompt ibm-plex-sans-thai anuphan noto-sans-thai NotoSansThai chakra-petch bai-jamjuree THChakraPetch THBaijam Sawasdee fahkwang THFahkwang noto-serif-thai",
    1.4: "Norasi Garuda Loma Waree ArundinaSerif ArundinaSans NotoLoopedThai THNiramitAS taviraj",
    0.5: "Purisa THMaliGrade itim sriracha TlwgMono ArundinaSansMono",
}


def fam_of(n):
    return re.sub(r"[-.](thai-)?[47]00$|-(Bold|Italic|Oblique|Light|Regular)+.*$|\d+$", "", n)


class Face:
    def __init__(s, path, px):
        if path.endswith(".woff2"):
            from fontTools.ttLib import TTFont

            f = TTFont(path)
            f.flavor = None
            b = io.BytesIO()
            f.save(b)
            data = b.getvalue()
        else:
            data = open(path, "rb").read()

        s.f = ft.Face(io.BytesIO(data))
        s.f.set_pixel_sizes(0, px)
        s.font = hb.Font(hb.Face(data))
        s.font.scale = (px * 64, px * 64)
        s.cache = {}
        s.cmap = set(c for c, _ in s.f.get_chars())
        s.dig = {s.f.get_char_index(c): c for c in TD if ord(c) in s.cmap}

    def glyph(s, g):
        if g not in s.cache:
            s.f.load_glyph(g, ft.FT_LOAD_RENDER | ft.FT_LOAD_NO_HINTING)
            b = s.f.glyph.bitmap
            a = (
                np.array(b.buffer, dtype=np.uint8).reshape(b.rows, b.pitch)[:, : b.width]
                if b.rows
                else np.zeros((0, 0), np.uint8)
            )
            s.cache[g] = (a, s.f.glyph.bitmap_left, s.f.glyph.bitmap_top)
        return s.cache[g]


class Fam:
    def __init__(s, name, faces, px=44):
        s.name = name
        s.px = px
        s.faces = [Face(p, px) for p in faces]

    def ok(s, t):
        return all(c in " ✓" or any(ord(c) in f.cmap for f in s.faces) for c in t)

    def runs(s, t):
        O = []
        for c in t:
            k = -1 if c == "✓" else next((i for i, f in enumerate(s.faces) if ord(c) in f.cmap), 0)
            if c == " " and O:
                k = max(0, O[-1][0])
            if O and O[-1][0] == k:
                O[-1][1] += c
            else:
                O.append([k, c])
        return O

    def render(s, t, sp=0, sub=None, tight=0):
        "returns (ink, base row) ; sub: digit char -> drawn bitmap (bottom on the base line); tight: pixels by which . , - ) / move towards the character before"
        x = 0
        items = []
        for k, r in s.runs(t):
            if k < 0:
                a = tick(int(s.px * random.uniform(0.5, 0.8)))
                items.append((round(x / 64), -a.shape[0] + RI(0, 4), a))
                x += (a.shape[1] + 4) * 64
                continue
            F = s.faces[k]
            b = hb.Buffer()
            b.add_str(r)
            b.guess_segment_properties()
            hb.shape(F.font, b)
            for i, p in zip(b.glyph_infos, b.glyph_positions, strict=False):
                if tight and x and r[min(i.cluster, len(r) - 1)] in ".,-)/":
                    x -= tight * 64
                g = i.codepoint
                a, l, tp = F.glyph(g)
                c = F.dig.get(g) if sub else None
                if c in (sub or ()) and a.size:
                    a = sub[c]
                    w = p.x_advance / 64
                    if w > 8 and a.shape[1] > w:
                        a = cv2.resize(
                            a, (max(3, int(w)), a.shape[0]), interpolation=cv2.INTER_AREA
                        )
                    l = max(0, int((w - a.shape[1]) / 2))
                    tp = a.shape[0]
                if a.size:
                    items.append(
                        (round(x / 64 + p.x_offset / 64) + l, -tp - round(p.y_offset / 64), a)
                    )
                x += p.x_advance + (sp * 64 if p.x_advance else 0)
        if not items:
            return None
        x0 = min(i[0] for i in items)
        y0 = min(i[1] for i in items)
        x1 = max(i[0] + i[2].shape[1] for i in items)
        y1 = max(i[1] + i[2].shape[0] for i in items)
        im = np.zeros((y1 - y0, x1 - x0), np.uint8)
        for X, Y, a in items:
            v = im[Y - y0 : Y - y0 + a.shape[0], X - x0 : X - x0 + a.shape[1]]
            np.maximum(v, a, out=v)
        return im, -y0


def families(dirs, hold=()):
    F = {}
    for d in dirs:
        for p in sorted(glob.glob(os.path.join(d, "**", "*.[to]tf"), recursive=True)):
            n = os.path.basename(p)[:-4]
            if n.endswith(".conv") or n.lower().startswith(DENY):
                continue
            F.setdefault(n, [p])
        for p in sorted(
            glob.glob(os.path.join(d, "**", "*-thai-[0-9]*-normal.woff2"), recursive=True)
        ):  # fontsource: Thai and Latin subsets are two files
            n = os.path.basename(p)
            q = p.replace("-thai-400", "-latin-400").replace("-thai-700", "-latin-700")
            F[n[:-13]] = [p] + ([q] if os.path.exists(q) else [])
    return {
        k: v
        for k, v in F.items()
        if not (hold and k.lower().startswith(tuple(h.lower() for h in hold)))
    }
