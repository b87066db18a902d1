"""Clean line images for the line readers: a text of some kind in a face of some family.

python render.py --fonts DIR[,DIR...] --words DIR --hold Laksaman,Kinnari --sheet sheet.png
"""

import argparse
import os
import random
import re

import cv2
import numpy as np
from alphabet import OK, RI, TD, C, R
from faces import WEIGHT, Fam, fam_of, families
from number_texts import date, date2, num, num2
from shapes import Digits, slanted
from texts import Words, clean, rnd


class Maker:
    def __init__(
        s, fonts, words, vocab, hold=(), kinds="ttttttttfffffdddddyyrr", only=None, italic=0.1
    ):
        "italic: share of lines with tight punctuation, and of upright lines that are slanted (added after the weights here were trained)"
        s.italic = italic
        s.W = Words(words, vocab)
        s.FF = families(fonts, hold)
        s.by = {}
        s.kinds = kinds
        s.C = {}
        s.D = Digits()
        for k in s.FF:
            if only is None or k.lower().startswith(tuple(o.lower() for o in only)):
                s.by.setdefault(fam_of(k), []).append(k)
        s.names = sorted(s.by)
        w = {n: k for k, v in WEIGHT.items() for n in v.split()}
        s.wt = [w.get(n, 1.0) for n in s.names]
        s.fn = {"t": s.W.text, "f": s.W.form, "d": num2, "y": date2, "r": rnd, "D": num, "Y": date}

    def fam(s, k):
        if k not in s.C:
            s.C[k] = Fam(k, s.FF[k])
            s.D.add(s.C[k])
        return s.C[k]

    def line(s, maxw=1150):
        "-> (ink, base row, text, kind, face)"
        while True:
            f = s.fam(C(s.by[random.choices(s.names, s.wt)[0]]))
            k = C(s.kinds)
            t = clean(s.fn[k]())[: C([42, 42, 56])].strip()
            if not t or not set(t) <= OK or not f.ok(t):
                continue
            sub = None
            if k not in "DY" and any(c in TD for c in t):
                r = R()
                if r < 0.22:
                    sub = s.D.make(f)
                elif "๙" in t and r < 0.5:
                    sub = s.D.make(f, True)
            o = f.render(
                t,
                C([0, 0, 0, 0, 0, 1, 2]),
                sub,
                RI(1, 4) if s.italic and k not in "DY" and R() < s.italic else 0,
            )
            if o is None or o[0].shape[1] > maxw or o[0].shape[0] < 2:
                continue
            if s.italic and k not in "DY" and R() < s.italic and not re.search("Ital|Obl", f.name):
                o = slanted(*o, random.uniform(0.1, 0.25))
            return o[0], o[1], t, k, f.name


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--fonts", required=True)
    ap.add_argument("--words", required=True)
    ap.add_argument(
        "--vocab", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "vocab.txt")
    )
    ap.add_argument("--hold", default="")
    ap.add_argument("--sheet")
    ap.add_argument("-n", type=int, default=40)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--level", type=int, default=-1)
    a = ap.parse_args()
    random.seed(a.seed)
    np.random.seed(a.seed)
    M = Maker(a.fonts.split(","), a.words, a.vocab, tuple(x for x in a.hold.split(",") if x))
    print(len(M.FF), "faces", len(M.names), "families:", " ".join(M.names))
    print({k: len(v) for k, v in vars(M.W).items() if hasattr(v, "__len__")})
    import time

    from noise import degrade

    t0 = time.time()
    L = [M.line() for _ in range(a.n)]
    t1 = time.time()
    A = [degrade(l[0], l[1], a.level if a.level >= 0 else C([1, 1, 2])) for l in L]
    t2 = time.time()
    print(
        f"render ms/line {(t1 - t0) / a.n * 1e3:.2f} noise {(t2 - t1) / a.n * 1e3:.2f}",
        f"mean width {np.mean([x.shape[1] for x in A]):.0f}",
    )
    t0 = time.time()
    L2 = [M.line() for _ in range(a.n)]
    t1 = time.time()
    print("render again ms/line %.2f" % ((t1 - t0) / a.n * 1e3))
    if a.sheet:
        A = A[:60]
        W = min(1000, max(x.shape[1] for x in A))
        c = (len(A) + 1) // 2
        P = [np.pad(x[:, :W], ((1, 3), (0, W - min(W, x.shape[1])))) for x in A]
        P += [P[0] * 0] * (2 * c - len(P))
        cv2.imwrite(a.sheet, 255 - np.hstack([np.vstack(P[:c]), np.vstack(P[c:])]))
        for l in L[:60]:
            print(repr(l[2]), l[3], l[4])
