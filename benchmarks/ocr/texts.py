"""Text of training lines: words, official phrases, numbers, dates and forms made by rule."""

import itertools
import os
import random
import re

TH = "".join(
    chr(c) for c in list(range(0xE01, 0xE3B)) + list(range(0xE40, 0xE5A)) if chr(c) not in "๎๏ฺ"
)
CH = (
    TH
    + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,-–():;/\"'%&+=*!?•_[]#@“”"
)
CH = "".join(dict.fromkeys(CH)) + "฿<>$°×²✓"  # class i is CH[i-1]; class 0 is the CTC blank
IDX = {c: i + 1 for i, c in enumerate(CH)}
OK = set(CH)
TD = "๐๑๒๓๔๕๖๗๘๙"
MON = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
MONL = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
)
R, C = random.random, random.choice
RI = random.randint


# ---------------------------------------------------------------- text
def digs(n, th):
    return "".join(C(TD if th else "0123456789") for _ in range(n))


def year(th):
    return (
        ("๒๕" if th else "25") + digs(2, th) if R() < 0.9 else ("๒๐" if th else "20") + digs(2, th)
    )


def amount(th):
    def d(n):
        return digs(n, th)

    return (
        d(RI(1, 3))
        + ","
        + d(3)
        + ("," + d(3) if R() < 0.35 else "")
        + ("." + d(2) if R() < 0.4 else "")
    )


def num(th=None):
    "a number field; the first branch is the mix used for all measured tables"
    if th is None:
        th = R() < 0.72

    def d(n):
        return digs(n, th)

    r = R()
    if r < 0.2:
        return d(2) + "." + d(2)
    if r < 0.27:
        return d(RI(1, 3)) + "." + d(RI(1, 2))
    if r < 0.45:
        return d(C([1, 1, 2, 2, 3, 4, 4, 5]))
    if r < 0.55:
        return (
            d(RI(1, 3))
            + ","
            + d(3)
            + ("," + d(3) if R() < 0.3 else "")
            + ("." + d(2) if R() < 0.3 else "")
            + C(["", "", ".-", "-"])
        )
    if r < 0.62:
        return d(RI(1, 2)) + C([")", ".", "/"]) + C(["", d(RI(1, 2))])
    if r < 0.67:
        return "(" + d(RI(1, 2)) + ")"
    if r < 0.75:
        return ("๒๕" if th else "25") + d(2)
    if r < 0.8:
        return d(RI(1, 3)) + C(["-", " - ", "–"]) + d(RI(1, 4))
    if r < 0.84:
        return d(RI(1, 2)) + "/" + (("๒๕" if th else "25") + d(2))
    if r < 0.88:
        return d(1) + "-" + d(4) + "-" + d(4)
    if r < 0.93:
        return d(RI(1, 3)) + "%"
    return d(RI(5, 13))


def num2():
    "wider mix for training"
    if R() < 0.5:
        return num()
    th = R() < 0.65

    def d(n):
        return digs(n, th)

    r = R()
    if r < 0.22:
        return amount(th) + C(["", "", "", " บาท", ".-", " -"])
    if r < 0.32:
        return d(RI(1, 2)) + "." + d(RI(1, 2)) + "." + d(RI(1, 2)) + C(["", ".", ")"])
    if r < 0.40:
        return (
            d(2)
            + C(".:")
            + d(2)
            + C(
                [
                    "",
                    " น.",
                    " น.",
                    "-" + d(2) + "." + d(2) + " น.",
                    " - " + d(2) + "." + d(2) + " น.",
                ]
            )
        )
    if r < 0.46:
        return d(RI(1, 3)) + "/" + d(RI(1, 4))
    if r < 0.52:
        return d(RI(1, 3)) + "." + d(2) + C(["%", " %"])
    if r < 0.57:
        return C("-+") + d(RI(1, 4)) + C(["", "." + d(2)])
    if r < 0.62:
        return d(3) + "-" + d(3) + "-" + d(4)
    if r < 0.66:
        return d(1) + "-" + d(4) + "-" + d(5) + "-" + d(2) + "-" + d(1)
    if r < 0.71:
        return d(2) + "/" + d(2) + "/" + year(th)
    if r < 0.75:
        return C([">", "<", "=", "≤"][:3]) + C(["", " "]) + d(RI(1, 3))
    if r < 0.79:
        return "(" + C([d(RI(1, 3)), amount(th), d(2) + "." + d(2)]) + ")"
    if r < 0.83:
        return " ".join(d(RI(1, 3)) for _ in range(RI(2, 4)))
    if r < 0.86:
        return ", ".join(d(RI(1, 2)) for _ in range(RI(2, 4)))
    if r < 0.89:
        return d(RI(1, 3)) + " x ".replace("x", C("x×")) + d(RI(1, 3))
    if r < 0.92:
        return d(RI(1, 2)) + " " + C(TD if not th else "0123456789")  # both digit sets
    if r < 0.94:
        return "-"
    if r < 0.97:
        return d(RI(1, 2)) + C([" - ", "-"]) + d(RI(1, 2)) + "." + d(1)
    return "฿" + amount(th) if R() < 0.5 else "$" + amount(th)


def date():
    th = R() < 0.8
    y = C([("๒๕" if th else "25") + digs(2, th), digs(2, th)])
    m = C(MON + MON + MONL)
    m2 = C(MON) if m in MON else C(MONL)
    r = R()
    if r < 0.35:
        return f"{m} - {m2} {y}"
    if r < 0.5:
        return f"{m} {y} - {m2} {y}"
    if r < 0.7:
        return f"{digs(RI(1, 2), th)} {m} {y}"
    if r < 0.85:
        return f"{m} {y}"
    if r < 0.93:
        return f"{m}-{m2} {y}"
    return f"ภายใน {m} {y}"


def date2():
    if R() < 0.6:
        return date()
    th = R() < 0.75
    d = digs(RI(1, 2), th)
    m = C(MON + MONL)
    y = year(th)
    r = R()
    if r < 0.15:
        return f"วันที่ {d} {m} {y}"
    if r < 0.25:
        return f"ลงวันที่ {d} {m} {y}"
    if r < 0.4:
        return f"{d} {m} พ.ศ. {y}"
    if r < 0.5:
        return f"{d}-{digs(2, th)} {m} {y}"
    if r < 0.6:
        return f"{d} {m} {y} - {digs(RI(1, 2), th)} {C(MON + MONL)} {y}"
    if r < 0.7:
        return f"ปี พ.ศ. {y}"
    if r < 0.8:
        return f"ปีงบประมาณ {C(['', 'พ.ศ. '])}{y}"
    if r < 0.86:
        return f"{m}-{C(MON)}{digs(2, th)}"
    if r < 0.93:
        return f"{d} {m} {digs(2, th)}"
    return f"ไตรมาส {digs(1, th)}/{y}"


LATW = (
    "PDF Website Facebook Line Application http://www. https:// E-mail QR Code Social Media Open Data ICT E-Service Excel Word ISO GDP SME "
    "OTOP NGO KPI OKR IT Server Software Hardware Wi-Fi CCTV LED LCD UPS GPS Drone Covid-19 B.E. No. Tel. Fax. PVC HDPE km kg cm mm "
    "Thailand Bangkok Ministry Office Report Total Page Data System Service Annual Budget Plan Project Digital www .go.th .ac.th .or.th @ "
    "information management development public policy standard quality process training center community health education computer program network security "
    "internet online application document electronic government local administration organization department district province research innovation technology "
    "English Smart City Green Clean Care Home School Bank Account Contract Number Date Name Address Level Index Score Result Target Output Outcome Input Impact "
    "Integrity Transparency Review Audit Risk Control Ethics Code Conduct Action Strategy Vision Mission Value Team Work Shop Meeting Zoom Google Form Drive "
    "Microsoft Windows Android Video Link Live Like Share Post Banner Poster Infographic Platform Model Version Class Type Size and of the for in on with to by"
).split()


def lat():
    r = R()
    if r < 0.45:
        return C(LATW)
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
            C(["ฤ", "ฤๅ", "ฦ", "ๆ", "ฯ", "ฯลฯ", "ํ", "ฺ".replace("ฺ", "ๆ")]) + C(["", syl()])
            for _ in range(RI(1, 3))
        )
    return "".join(C(CH[:-7]) for _ in range(RI(2, 9)))


class Words:
    def __init__(s, d, vocab):
        def rd(f):
            return (
                [
                    w.strip()
                    for w in open(os.path.join(d, f), encoding="utf8")
                    if w.strip() and w[0] != "#"
                ]
                if os.path.exists(os.path.join(d, f))
                else []
            )

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
            o += s.word() + (
                " "
                if R() < 0.2
                else C(
                    [
                        " - ",
                        "/",
                        ", ",
                        " (",
                        ") ",
                        ". ",
                        '"',
                        ": ",
                        " “",
                        "” ",
                        " ๆ ",
                        "ๆ ",
                        "; ",
                        " = ",
                        " และ",
                        " หรือ ",
                    ]
                )
                if R() < 0.09
                else ""
            )
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
        ab = C(
            "อบต. ทต. ทม. ทน. อบจ. รพ.สต. สสอ. สพป. สพม. กศน. รพช. สภ. ศพด. รร. ต. อ. จ. ม. ถ. ซ. กทม. สนง. สคร. ผอ. รอง.ผอ. ปลัดฯ นายกฯ ผวจ. สตง. ป.ป.ช. ก.พ. ก.พ.ร. ศธ. มท. สธ. กค.".split()
        )
        ti = C(
            "นาย นาง นางสาว น.ส. ด.ช. ด.ญ. ดร. นพ. พญ. ว่าที่ ร.ต. พ.ต.อ. ร.ต.ท. พล.ต. ผศ.ดร. รศ.".split()
        )
        return [
            lambda: ab + pl,
            lambda: ti + " ".join([C(s.nam), C(s.nam)]),
            lambda: f"หมู่ที่ {d(RI(1, 2))} บ้าน{C(s.dic)}",
            lambda: f"หมู่ {d(RI(1, 2))} ต.{C(s.nam)}",
            lambda: f"อ.{C(s.nam)} จ.{C(s.prov)}",
            lambda: (
                f"จำนวน {d(RI(1, 4))} {C('คน แห่ง โครงการ ครั้ง รายการ เครื่อง ชุด คัน หลัง สาย ราย เรื่อง แผ่น เล่ม'.split())}"
            ),
            lambda: f"ร้อยละ {d(RI(1, 2))}{C(['', '.' + d(2)])}",
            lambda: f"ร้อยละ{d(2)}.{d(2)}",
            lambda: f"{amount(th)} บาท",
            lambda: f"งบประมาณ {amount(th)} บาท",
            lambda: f"โทร. {d(RI(2, 3))}-{d(3)}-{d(4)}",
            lambda: (
                f"ที่ {C('มท สธ ศธ กค นร ยธ พม คค พณ'.split())} {d(4)}{C(['', '.' + d(1)])}/{C(['', 'ว '])}{d(RI(2, 4))}"
            ),
            lambda: f"คะแนน {d(2)}.{d(2)}",
            lambda: f"{d(2)}.{d(2)} คะแนน",
            lambda: (
                f"ระดับ {C(['A', 'B', 'C', 'AA', d(1), 'ดี', 'ดีมาก', 'พอใช้', 'ปรับปรุง', 'ผ่าน', 'ไม่ผ่าน'])}"
            ),
            lambda: f"ข้อ {d(RI(1, 2))}{C(['', '.', '.' + d(1)])} {s.word()}",
            lambda: f"มาตรา {d(RI(1, 3))}{C(['', ' วรรค' + C(['หนึ่ง', 'สอง', 'สาม'])])}",
            lambda: f"ครั้งที่ {d(RI(1, 2))}/{year(th)}",
            lambda: f"เวลา {d(2)}.{d(2)} น.",
            lambda: f"{C(['ปีงบประมาณ ', 'ประจำปี ', 'ปี '])}{C(['', 'พ.ศ. '])}{year(th)}",
            lambda: f"กว้าง {d(1)} ม. ยาว {d(RI(2, 3))} ม. หนา {d(1)}.{d(2)} ม.",
            lambda: f"({C(s.gov)})",
            lambda: f"{C(s.gov)} {d(RI(1, 3))}",
            lambda: C(s.gov),
            lambda: C(
                [
                    "✓",
                    "-",
                    "รวม",
                    "ไม่มี",
                    "มี",
                    "ใช่",
                    "ไม่ใช่",
                    "O",
                    "o",
                    "คน",
                    "บาท",
                    "น.",
                    "พ.ศ.",
                    "ลำดับ",
                    "ที่",
                    "✓ " + s.word(),
                ]
            ),
            lambda: f"{s.word()} {C(['ม.ค.', 'มี.ค.', *MON])} {d(2)}",
            lambda: f"{d(RI(1, 3))} {C('ตร.ม. ลบ.ม. กม. กก. ซม. มม. ม. ตร.ว. ไร่ ม.² °C'.split())}",
            lambda: f"{C(s.gov)}{C([' ', ''])}({d(RI(1, 3))})",
        ][r]()


def rd_lines(f):
    return [w.strip() for w in open(f, encoding="utf8") if w.strip() and w[0] != "#"]


def clean(t):
    t = " ".join(t.split()).replace("ํา", "ำ").replace("เเ", "แ")
    return re.sub(r"(?<![ฤฦ])ๅ", "", re.sub(r"^[ ]|[ ]$", "", t))
