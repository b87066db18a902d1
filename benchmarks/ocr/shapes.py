"""Shapes drawn here: a second form of the Thai nine, a tick, digits of other faces warped."""

import random
import re

import cv2
import numpy as np
from alphabet import TD, C, R


def spline(P, j=0.03, n=60):
    P = np.array([(x + random.uniform(-j, j), y + random.uniform(-j, j)) for x, y in P])
    t = np.linspace(0, len(P) - 1, n)
    i = np.minimum(t.astype(int), len(P) - 2)
    f = (t - i)[:, None]
    p0 = P[np.maximum(i - 1, 0)]
    p1 = P[i]
    p2 = P[i + 1]
    p3 = P[np.minimum(i + 2, len(P) - 1)]
    return 0.5 * (
        (2 * p1)
        + (-p0 + p2) * f
        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * f**2
        + (-p0 + 3 * p1 - 3 * p2 + p3) * f**3
    )


def stroke(curves, h, w, th, slant=0, j=0.03):
    S = 4
    H, W = h * S, w * S
    im = np.zeros((H + 8 * S, W + 8 * S), np.uint8)
    for P in curves:
        c = spline(P, j)
        q = np.stack(
            [
                c[:, 0] * W + 4 * S + slant * (1 - c[:, 1]) * H,
                c[:, 1] * (H - th * S) + th * S / 2 + 4 * S,
            ],
            1,
        ).astype(np.int32)
        cv2.polylines(im, [q.reshape(-1, 1, 2)], False, 255, max(2, int(th * S)), cv2.LINE_AA)
    im = cv2.resize(im, None, fx=1 / S, fy=1 / S, interpolation=cv2.INTER_AREA)
    ys, xs = np.where(im > 40)
    return im[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]


def nine(h, th, slant=0):
    "second form of the Thai digit nine (two bars over a bowl), as in many serif-like office faces; drawn here, no font outline"
    a = [
        (0.97, 0),
        (0.93, 0.13),
        (0.75, 0.19),
        (0.45, 0.19),
        (0.22, 0.2),
        (0.13, 0.3),
        (0.22, 0.42),
        (0.45, 0.46),
        (0.9, random.uniform(0.43, 0.49)),
    ]
    b = [
        (0.42, 0.47),
        (0.15, 0.56),
        (0.03, 0.74),
        (0.16, 0.92),
        (0.45, 1.0),
        (0.75, 0.95),
        (0.9, 0.8),
        (0.85, 0.66),
        (0.7, 0.62),
        (0.58, 0.68),
        (0.64, 0.76),
        (0.75, 0.72),
    ]
    return stroke([a, b], h, max(4, int(h * random.uniform(0.52, 0.72))), th, slant)


def tick(h):
    a = [(0, random.uniform(0.45, 0.65)), (random.uniform(0.25, 0.4), 1.0), (1.0, 0)]
    return stroke(
        [[a[0], a[1]], [a[1], a[2]]],
        h,
        max(4, int(h * random.uniform(0.6, 1.1))),
        random.uniform(1.6, 4.5),
        0,
        0.02,
    )


def slanted(ink, base, k):
    h, w = ink.shape
    return cv2.warpAffine(
        ink,
        np.float32([[1, -k, k * (h - 1)], [0, 1, 0]]),
        (w + int(k * h) + 1, h),
        flags=cv2.INTER_LINEAR,
    ), base


class Digits:
    "digit variants: digits of other faces, squeezed, thinned, thickened, warped; and the drawn nine"

    def __init__(s):
        s.pool = {c: [] for c in TD}

    def add(s, fam):
        for f in fam.faces:
            if ord("๐") not in f.cmap:
                continue
            z = f.glyph(f.f.get_char_index("๐"))[0]
            for c in TD:
                if ord(c) in f.cmap:
                    a, _l, t = f.glyph(f.f.get_char_index(c))
                    if a.size and z.size and -3 <= t - a.shape[0] <= 3:
                        s.pool[c].append((a, z.shape[0]))

    def make(s, fam, only9=False):
        f = next((x for x in fam.faces if ord("๐") in x.cmap), None)
        if f is None:
            return None
        z = f.glyph(f.f.get_char_index("๐"))[0]
        if z.size == 0:
            return None
        th = 2 * float(cv2.distanceTransform((z > 128).astype(np.uint8), cv2.DIST_L2, 3).max())
        k = random.uniform(0.8, 1.12)
        kx = random.uniform(0.75, 1.1)
        o = {}
        thin = random.uniform(-0.8, 0.8)
        if not only9:
            for c in TD:
                if not s.pool[c]:
                    continue
                a, zh = C(s.pool[c])
                q = z.shape[0] / max(6, zh) * k
                b = cv2.resize(
                    a,
                    (max(3, int(a.shape[1] * q * kx)), max(4, int(a.shape[0] * q))),
                    interpolation=cv2.INTER_AREA if q < 1 else cv2.INTER_LINEAR,
                )
                m = 2
                b = cv2.copyMakeBorder(b, m, m, m, m, cv2.BORDER_CONSTANT, value=0).astype(
                    np.float32
                )
                hh, ww = b.shape
                gy, gx = np.mgrid[0:hh, 0:ww].astype(np.float32)
                u = random.uniform(-1, 1) * 0.05 * ww
                v = random.uniform(-1, 1) * 0.05 * hh
                p1, p2 = random.uniform(0, 6), random.uniform(0, 6)
                b = cv2.remap(
                    b,
                    gx + u * np.sin(gy / hh * 4 + p1),
                    gy + v * np.sin(gx / ww * 4 + p2),
                    cv2.INTER_LINEAR,
                )
                if abs(thin) > 0.25:
                    g = cv2.GaussianBlur(b, (0, 0), 0.9)
                    e = np.clip(
                        (
                            g
                            * (
                                255
                                / max(1.0, np.percentile(g[g > 30], 90) if (g > 30).any() else 255)
                            )
                            - 128
                            + thin * 60
                        )
                        * 3
                        + 128,
                        0,
                        255,
                    )
                    if 0.45 * b.sum() < e.sum():
                        b = e
                b = b.astype(np.uint8)
                ys, xs = np.where(b > 60)
                if len(ys) > 6:
                    o[c] = b[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
        if only9 or R() < 0.45:
            h = max(8, int(z.shape[0] * random.uniform(1.2, 1.6) * (k if not only9 else 1)))
            o["๙"] = nine(
                h,
                min(0.16 * h, max(1.5, th * random.uniform(0.45, 0.95))),
                0.2 if re.search("Ital|Obl", fam.name) else random.uniform(-0.02, 0.04),
            )
        return o
