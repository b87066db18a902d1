"""Text of training lines: words, official phrases, Latin, chance syllables and forms."""

import itertools
import os
import random
import re

from alphabet import CH, LISTS, OK, RI, C, R
from number_texts import MONTHS, amount, digs, num2, year


def lat():
    r = R()
    if r < 0.45:
        return C(LISTS["latin"])
    if r < 0.6:
        return "".join(C("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(RI(1, 5)))
    if r < 0.72:
        return (
            C("abcdefghijklmnopqrstuvwxyz") * 0
            + "".join(C("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(RI(3, 9)))
            + C([".go.th", ".com", "@", ".pdf", "_"])
        )
    w = "".join(
        C("bcdfghjklmnpqrstvwxyz") + C("aeiou") + C(["", "n", "r", "s", "t", "l"])
        for _ in range(RI(1, 4))
    )
    return w.capitalize() if R() < 0.5 else w


CONS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฃฅ"


def syl():
    c = C(CONS) + (C("รลวห") if R() < 0.15 else "")
    r = R()
    t = C(["", "", "", "่", "้", "๊", "๋", "์", "็"])
    t0 = C(["", "", "่", "้", "๊", "๋"])
    if r < 0.25:
        return c + C("ิีึืุูั") + t0 + C(["", C(CONS)])
    if r < 0.35:
        return C("เแโใไ") + c + t0 + C(["", C(CONS)])
    if r < 0.45:
        return c + t0 + C("าะำ")
    if r < 0.5:
        return "เ" + c + C(["ี", "ื", "ิ"]) + t0 + C(["ย", "อ", C(CONS)])
    return c + t


def rnd():
    r = R()
    if r < 0.55:
        return "".join(syl() for _ in range(RI(1, 4)))
    if r < 0.62:
        return "".join(
            C(["ฤ", "ฤๅ", "ฦ", "ๆ", "ฯ", "ฯลฯ", "ํ", "ๆ"]) + C(["", syl()]) for _ in range(RI(1, 3))
        )
    return "".join(C(CH[:-7]) for _ in range(RI(2, 9)))


class Words:
    def __init__(s, d, vocab):
        def rd(f):
            path = os.path.join(d, f)
            return rd_lines(path) if os.path.exists(path) else []

        def fit(L):
            return [w for w in L if 1 < len(w) < 22 and set(w) <= OK]

        s.dic = fit(rd("words_th.txt") + rd("orst_words_th.txt"))
        s.gov = [w for w in rd_lines(vocab) if set(w) <= OK]
        s.nam = fit(
            rd("family_names_th.txt")
            + rd("person_names_male_th.txt")
            + rd("person_names_female_th.txt")
        )
        p = [l.split(",") for l in rd("thailand_provinces_th.csv")]
        s.geo = fit([x[0] for x in p] + rd("countries_th.txt"))
        s.prov = [x[0] for x in p] or ["ลพบุรี"]
        fr = [l.split("\t") for l in rd("tnc_freq.txt")]
        fr = [
            (w, int(n))
            for w, n in (x for x in fr if len(x) == 2)
            if set(w) <= OK and 0 < len(w) < 18
        ][:30000]
        s.fw = [w for w, _ in fr] or s.dic

        s.fc = list(itertools.accumulate([n**0.55 for _, n in fr])) or None

    def freq(s):
        return random.choices(s.fw, cum_weights=s.fc)[0] if s.fc else C(s.dic)

    def word(s):
        r = R()
        return (
            C(s.dic)
            if r < 0.27
            else s.freq()
            if r < 0.55
            else C(s.gov)
            if r < 0.84
            else C(s.nam)
            if r < 0.89
            else C(s.geo)
            if r < 0.92
            else num2()
            if r < 0.96
            else lat() + C(["", "", " " + lat()])
        )

    def text(s):
        o = ""
        L = C([8, 14, 20, 28, 36, 42, 48])
        while len(o) < L:
            o += s.word() + (" " if R() < 0.2 else C(LISTS["joints"]) if R() < 0.09 else "")
            if R() < 0.12:
                break
        r = R()
        if r < 0.16:
            o = (
                C([digs(C([1, 1, 2]), R() < 0.7), digs(1, True) + "." + digs(1, True)])
                + C([". ", ") ", ".", "/", ") "])
                + o
            )
        elif r < 0.22:
            o = C(["- ", "• ", "(", "* ", "✓ ", "-"]) + o
        if R() < 0.04:
            o += C([" ฯลฯ", " ฯ", ":", ".", " :", ")", " *"])
        return o.strip()

    def form(s):
        "labels with numbers, abbreviations, places: the usual content of a table cell"
        th = R() < 0.75

        def d(n):
            return digs(n, th)

        r = RI(0, 27)
        pl = C(s.nam + s.prov * 3) if R() < 0.5 else C(s.prov)
        ab = C(LISTS["offices"])
        ti = C(LISTS["titles"])
        return [
            lambda: ab + pl,
            lambda: ti + " ".join([C(s.nam), C(s.nam)]),
            lambda: f"หมู่ที่ {d(RI(1, 2))} บ้าน{C(s.dic)}",
            lambda: f"หมู่ {d(RI(1, 2))} ต.{C(s.nam)}",
            lambda: f"อ.{C(s.nam)} จ.{C(s.prov)}",
            lambda: f"จำนวน {d(RI(1, 4))} {C(LISTS['counted'])}",
            lambda: f"ร้อยละ {d(RI(1, 2))}{C(['', '.' + d(2)])}",
            lambda: f"ร้อยละ{d(2)}.{d(2)}",
            lambda: f"{amount(th)} บาท",
            lambda: f"งบประมาณ {amount(th)} บาท",
            lambda: f"โทร. {d(RI(2, 3))}-{d(3)}-{d(4)}",
            lambda: (
                f"ที่ {C(LISTS['ministries'])} {d(4)}{C(['', '.' + d(1)])}/{C(['', 'ว '])}{d(RI(2, 4))}"
            ),
            lambda: f"คะแนน {d(2)}.{d(2)}",
            lambda: f"{d(2)}.{d(2)} คะแนน",
            lambda: f"ระดับ {C(['A', 'B', 'C', 'AA', d(1), *LISTS['grades']])}",
            lambda: f"ข้อ {d(RI(1, 2))}{C(['', '.', '.' + d(1)])} {s.word()}",
            lambda: f"มาตรา {d(RI(1, 3))}{C(['', ' วรรค' + C(['หนึ่ง', 'สอง', 'สาม'])])}",
            lambda: f"ครั้งที่ {d(RI(1, 2))}/{year(th)}",
            lambda: f"เวลา {d(2)}.{d(2)} น.",
            lambda: f"{C(['ปีงบประมาณ ', 'ประจำปี ', 'ปี '])}{C(['', 'พ.ศ. '])}{year(th)}",
            lambda: f"กว้าง {d(1)} ม. ยาว {d(RI(2, 3))} ม. หนา {d(1)}.{d(2)} ม.",
            lambda: f"({C(s.gov)})",
            lambda: f"{C(s.gov)} {d(RI(1, 3))}",
            lambda: C(s.gov),
            lambda: C([*LISTS["short"], "✓ " + s.word()]),
            lambda: f"{s.word()} {C(['ม.ค.', 'มี.ค.', *MONTHS])} {d(2)}",
            lambda: f"{d(RI(1, 3))} {C(LISTS['units'])}",
            lambda: f"{C(s.gov)}{C([' ', ''])}({d(RI(1, 3))})",
        ][r]()


def rd_lines(f):
    return [w.strip() for w in open(f, encoding="utf8") if w.strip() and w[0] != "#"]


def clean(t):
    t = " ".join(t.split()).replace("ํา", "ำ").replace("เเ", "แ")
    return re.sub(r"(?<![ฤฦ])ๅ", "", re.sub(r"^[ ]|[ ]$", "", t))
