"""Noise of scans on line images (ink 255): degrade() to train, the other two fixed to test."""

import random

import cv2
import numpy as np

cv2.setNumThreads(1)
H = 48
R, U = random.random, random.uniform
_g = np.random.default_rng(1)
NB = _g.standard_normal(1 << 21).astype(np.float32)
UB = _g.random(1 << 21).astype(np.float32)


def gauss(shape):
    n = shape[0] * shape[1]
    o = random.randrange(max(1, NB.size - n))
    return (
        NB[o : o + n].reshape(shape)
        if n < NB.size
        else np.random.normal(0, 1, shape).astype(np.float32)
    )


def unif(shape):
    n = shape[0] * shape[1]
    o = random.randrange(max(1, UB.size - n))
    return (
        UB[o : o + n].reshape(shape) if n < UB.size else np.random.random(shape).astype(np.float32)
    )


def to_h(f):
    return cv2.resize(
        f,
        (max(8, round(f.shape[1] * H / f.shape[0])), H),
        interpolation=cv2.INTER_AREA if f.shape[0] > H else cv2.INTER_LINEAR,
    )


def clean_norm(ink):
    m = max(1, round(ink.shape[0] * 0.06))
    return to_h(cv2.copyMakeBorder(ink, m, m, 4, 4, cv2.BORDER_CONSTANT, value=0))


PREV = []


def structure(a, base, top, lv):
    "rules, underlines, dotted leaders, bits of neighbour lines, blots, drop-outs; a is padded, base row counted in a"
    h, w = a.shape
    if R() < 0.05 * lv:  # rule or underline right under the text
        y = min(h - 2, base + random.randint(2, 10))
        x0 = random.randint(0, w // 3) if R() < 0.5 else 0
        x1 = w if R() < 0.6 else random.randint(w // 2, w)
        a[y : y + random.randint(1, 3), x0:x1] = random.randint(150, 255)
    if R() < 0.02 * lv:  # dotted leader
        y = min(h - 3, base + random.randint(0, 4))
        s = random.randint(5, 11)
        d = random.randint(1, 3)
        for x in range(random.randint(0, w // 2), w - 3, s):
            a[y : y + d, x : x + d] = 255
    if R() < 0.09 * lv:  # horizontal cell border at the edge, maybe sloped or broken
        y = random.choice([random.randint(0, 2), h - random.randint(1, 4)])
        x0 = random.randint(0, w // 2)
        x1 = min(w - 1, x0 + random.randint(w // 6, w))
        cv2.line(
            a,
            (x0, max(0, y)),
            (x1, int(np.clip(y + random.randint(-2, 2), 0, h - 1))),
            random.randint(120, 255),
            random.randint(1, 3),
        )
        if R() < 0.4:
            x = random.randint(x0, x1)
            a[max(0, y - 3) : y + 4, x : x + random.randint(3, 30)] = (
                0 if y < 4 or y > h - 5 else a[max(0, y - 3) : y + 4, x : x + 1]
            )
    if R() < 0.08 * lv:  # vertical cell border
        x = random.choice([random.randint(0, 2), w - random.randint(1, 4)])
        y0 = 0 if R() < 0.5 else random.randint(0, h // 2)
        a[y0 : (h if R() < 0.5 else random.randint(h // 2, h)), x : x + random.randint(1, 3)] = (
            random.randint(120, 255)
        )
    if R() < 0.09 * lv and PREV:  # marks of the line above or below
        p = random.choice(PREV)
        k = random.randint(2, max(3, int(0.14 * h)))
        k = min(k, p.shape[0])
        x0 = random.randint(0, max(0, w - 12))
        n = min(p.shape[1], w - x0, random.randint(8, max(9, w // (1 if R() < 0.3 else 4))))
        s = random.randint(0, p.shape[1] - n)
        if R() < 0.5:
            v = a[:k, x0 : x0 + n]
            np.maximum(v, p[-k:, s : s + n], out=v)
        else:
            v = a[-k:, x0 : x0 + n]
            np.maximum(v, p[:k, s : s + n], out=v)
    if R() < 0.10 * lv:  # blots
        for _ in range(random.randint(1, 4)):
            cv2.ellipse(
                a,
                (random.randint(0, w - 1), random.randint(0, h - 1)),
                (random.randint(1, 3), random.randint(1, 2)),
                random.randint(0, 180),
                0,
                360,
                random.randint(150, 255),
                -1,
            )
    if R() < 0.07 * lv:  # drop-outs: white hair lines and holes
        for _ in range(random.randint(1, 3)):
            if R() < 0.5:
                y = random.randint(0, h - 1)
                a[y : y + 1, random.randint(0, w // 2) :] = 0
            else:
                cv2.line(a, (random.randint(0, w), 0), (random.randint(0, w), h), 0, 1)
    if R() < 0.05 * lv:
        z = unif(((h + 3) // 4, (w + 3) // 4)) < U(0.01, 0.06)
        z = cv2.resize(z.astype(np.uint8), (w, h), interpolation=cv2.INTER_NEAREST)
        a[z > 0] = 0  # broken strokes
    if R() < 0.06 * lv:  # a removed rule has cut through marks at the top or bottom edge
        k = random.randint(2, 4)
        y = (
            random.randint(0, max(1, int(0.16 * h))) + top
            if R() < 0.7
            else h - random.randint(4, max(5, int(0.2 * h)))
        )
        a[y : y + k] = 0
        if R() < 0.5:
            a[:y] = 0 if y < h // 2 else a[:y]
            a[y:] = 0 if y > h // 2 else a[y:]
    if R() < 0.06 * lv:  # ink of the reverse side / toner shade
        if PREV:
            p = random.choice(PREV)[:, ::-1]
            y = random.randint(0, max(0, h - 8))
            k = min(p.shape[0], h - y)
            n = min(p.shape[1], w)
            v = a[y : y + k, :n]
            np.maximum(v, (p[:k, :n] * U(0.08, 0.3)).astype(np.uint8), out=v)
    return a


def degrade(ink, base=None, level=1):
    "level 0 clean, 1 scan-like, 2 heavy"
    if level == 0:
        return clean_norm(ink)
    hv = level == 2
    lv = 1.5 if hv else 0.8
    hh, _w = ink.shape
    base = hh if base is None else base
    mt = 0.16 if R() < 0.9 else 0.45
    top = int(hh * R() * mt) + 1
    bot = int(hh * R() * (0.16 if R() < 0.9 else 0.45)) + 1
    l, r = random.randint(1, 8), random.randint(1, 8)
    a = cv2.copyMakeBorder(ink, top, bot, l, r, cv2.BORDER_CONSTANT, value=0)
    a = structure(a, base + top, top, lv)
    if len(PREV) < 60:
        PREV.append(ink)
    elif R() < 0.1:
        PREV[random.randrange(60)] = ink
    bil = R() < 0.5
    # size as scanned: 44 px em = 150 dpi 21 pt ... ; 150-300 dpi and 12-18 pt give .55 - 1.6
    s = U(0.55, 1.1) if not bil else U(0.8, 1.6)
    if hv and R() < 0.5:
        s *= U(0.75, 1)
    s = max(s, (13 if hv else 18) / a.shape[0])
    s = min(s, 100 / a.shape[0] if a.shape[0] < 60 else s)
    fx = U(0.85, 1.18)
    sh = U(-0.08, 0.08) if R() < 0.4 else 0.0
    sl = U(-0.012, 0.012) * (1 if hv else 0.6) if R() < 0.6 else 0.0
    sl *= min(1.0, 500 / a.shape[1])
    h2, w2 = a.shape[0] * s, a.shape[1] * s * fx
    M = np.float32([[s * fx, sh * s, max(0, -sh * h2)], [sl * s * fx, s, max(0, -sl * w2)]])
    h3, w3 = int(h2 + abs(sl) * w2) + 1, int(w2 + abs(sh) * h2) + 1
    if s < 0.8:
        a = cv2.GaussianBlur(a, (0, 0), 0.32 / s)
    f = cv2.warpAffine(a, M, (w3, h3), flags=cv2.INTER_LINEAR).astype(np.float32)
    if hv and R() < 0.2:  # wavy feed
        y = (U(0.4, 1.2) * np.sin(np.arange(w3) / U(25, 90) + U(0, 6))).astype(np.float32)
        gy, gx = np.mgrid[0:h3, 0:w3].astype(np.float32)
        f = cv2.remap(f, gx, gy + y[None, :], cv2.INTER_LINEAR)
    if bil:
        f = cv2.GaussianBlur(f, (0, 0), U(0.35, 1.0 if hv else 0.8))
        q = U(2, 36) if hv else U(2, 16)
        f += q * gauss(f.shape)
        pk = max(120.0, float(np.percentile(f, 97)))
        f = (f > pk * (U(0.26, 0.74) if hv else U(0.34, 0.62))) * np.float32(255)
        if R() < (0.5 if hv else 0.25):
            p = U(0, 0.012) if hv else U(0, 0.003)
            z = unif(f.shape)
            f[z < p] = 255
            f[z > 1 - p * 1.5] = 0
            if R() < 0.3:
                z = unif(((h3 + 1) // 2, (w3 + 1) // 2)) < p * 0.5
                z = cv2.resize(z.astype(np.uint8), (w3, h3), interpolation=cv2.INTER_NEAREST)
                f[z > 0] = 255
        if R() < (0.22 if hv else 0.08):  # merged marks (dilate) or broken strokes (erode)
            k = np.ones(
                random.choice(
                    [(1, 2), (2, 1), (2, 2), (3, 1)] if min(h3, 99) > 34 else [(1, 2), (2, 1)]
                ),
                np.uint8,
            )
            f = (cv2.dilate if R() < 0.62 else cv2.erode)(f.astype(np.uint8), k).astype(np.float32)
        if R() < 0.25:
            f = cv2.GaussianBlur(f, (0, 0), U(0.3, 0.7))
    elif R() < 0.92:
        f = cv2.GaussianBlur(f, (0, 0), U(0.3, 1.25) if hv else U(0.35, 0.9))
        f = f * U(0.45 if hv else 0.65, 1) + U(0, 50 if hv else 30)
        f += (U(1, 24) if hv else U(1, 12)) * gauss(f.shape)
        if R() < (0.5 if hv else 0.6):
            _, e = cv2.imencode(
                ".jpg",
                np.clip(f, 0, 255).astype(np.uint8),
                [1, random.randint(25 if hv else 45, 88)],
            )
            f = cv2.imdecode(e, 0).astype(np.float32)
        if R() < 0.7:
            lo = float(np.percentile(f, 20))
            f = (f - lo) * (255 / max(40.0, f.max() - lo))
    return to_h(np.clip(f, 0, 255).astype(np.uint8))


def scan_like(ink):
    "fixed test noise 1: body height as at 150-300 dpi and 13-16 pt, half bilevel"
    bil = R() < 0.5
    m = max(2, int(ink.shape[0] * 0.06))
    a = cv2.copyMakeBorder(ink, m, m, 4, 4, cv2.BORDER_CONSTANT, value=0)
    s = random.choice([1.0, 1.2, 1.35, 1.5] if bil else [0.6, 0.7, 0.8, 1.0, 1.2, 1.35])
    a = cv2.warpAffine(
        a,
        cv2.getRotationMatrix2D((a.shape[1] / 2, a.shape[0] / 2), U(-0.25, 0.25), 1),
        a.shape[::-1],
    )
    a = cv2.resize(a, None, fx=s, fy=s, interpolation=cv2.INTER_AREA if s < 1 else cv2.INTER_LINEAR)
    f = cv2.GaussianBlur(a.astype(np.float32), (0, 0), U(0.4, 0.9))
    if bil:
        pk = np.percentile(f[f > 20], 97) if (f > 20).any() else 255
        f += np.random.normal(0, U(4, 20), f.shape)
        f = (f > pk * U(0.33, 0.6)) * 255.0
        z = np.random.random(f.shape)
        p = U(0, 0.0015)
        f[z < p] = 255
    else:
        f = f * U(0.7, 0.95) + U(5, 25) + np.random.normal(0, U(3, 12), f.shape)
        _, e = cv2.imencode(
            ".jpg", np.clip(f, 0, 255).astype(np.uint8), [1, random.randint(55, 85)]
        )
        f = cv2.imdecode(e, 0)
    return to_h(np.clip(f, 0, 255).astype(np.uint8))


def heavy(ink):
    "fixed test noise 2: low resolution, strong blur and speckle, rule remains"
    hh, w = ink.shape
    top = int(hh * R() * 0.16) + 1
    bot = int(hh * R() * 0.16) + 1
    a = np.zeros((hh + top + bot, w + 8), np.uint8)
    a[top : top + hh, 4 : 4 + w] = ink
    if R() < 0.08:
        y = random.choice([0, a.shape[0] - random.randint(1, 3)])
        x0 = random.randint(0, a.shape[1] // 2)
        a[y : y + random.randint(1, 3), x0 : x0 + random.randint(a.shape[1] // 4, a.shape[1])] = 255
    if R() < 0.05:
        x = random.choice([0, a.shape[1] - 3])
        a[:, x : x + random.randint(1, 3)] = 255
    h2 = int(random.choice([U(20, 34), U(30, 60), U(40, 70)]))
    fx = U(0.82, 1.2)
    s = h2 / a.shape[0]
    w2 = max(8, int(a.shape[1] * s * fx))
    sh = U(-0.06, 0.06) * (R() < 0.5)
    sl = U(-0.012, 0.012) * (R() < 0.6)
    M = np.float32([[s * fx, sh * s, max(0, -sh * h2)], [sl * s, s, max(0, -sl * w2)]])
    h3 = h2 + int(abs(sl) * w2)
    w3 = w2 + int(abs(sh) * h2)
    if s < 0.75:
        a = cv2.GaussianBlur(a, (0, 0), 0.35 / s)
    f = cv2.warpAffine(a, M, (w3, h3), flags=cv2.INTER_LINEAR).astype(np.float32)
    r = R()
    if r < 0.45:
        f = cv2.GaussianBlur(f, (0, 0), U(0.35, 0.9))
        f += np.random.normal(0, U(2, 38), f.shape).astype(np.float32)
        f = (f > U(70, 190)) * np.float32(255)
        if R() < 0.5:
            p = U(0, 0.012)
            z = np.random.random(f.shape)
            f[z < p] = 255
            f[z > 1 - p * 1.5] = 0
        if R() < 0.2:
            k = np.ones(random.choice([(1, 2), (2, 1), (2, 2)]), np.uint8)
            f = (cv2.dilate if R() < 0.6 else cv2.erode)(f.astype(np.uint8), k).astype(np.float32)
    elif r < 0.92:
        f = cv2.GaussianBlur(f, (0, 0), U(0.3, 1.3))
        f = f * U(0.45, 1) + U(0, 50)
        f += np.random.normal(0, U(1, 24), f.shape).astype(np.float32)
        if R() < 0.35:
            _, e = cv2.imencode(
                ".jpg", np.clip(f, 0, 255).astype(np.uint8), [1, random.randint(25, 80)]
            )
            f = cv2.imdecode(e, 0).astype(np.float32)
        if R() < 0.5:
            f = (f - f.min()) * (255 / (f.max() - f.min() + 1))
    return to_h(np.clip(f, 0, 255).astype(np.uint8))
