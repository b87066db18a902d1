"""Numbers, amounts and dates of training lines, made by rule."""

from alphabet import LISTS, RI, TD, C, R

MONTHS, MONTH_NAMES = LISTS["months"], LISTS["month_names"]


def one_of(*ways):
    "what one of some ways makes: the first whose number is above a drawn one of 0 to 1"
    r = R()
    return next(make() for below, make in ways if r < below)


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

    return one_of(
        (0.2, lambda: d(2) + "." + d(2)),
        (0.27, lambda: d(RI(1, 3)) + "." + d(RI(1, 2))),
        (0.45, lambda: d(C([1, 1, 2, 2, 3, 4, 4, 5]))),
        (
            0.55,
            lambda: (
                d(RI(1, 3))
                + ","
                + d(3)
                + ("," + d(3) if R() < 0.3 else "")
                + ("." + d(2) if R() < 0.3 else "")
                + C(["", "", ".-", "-"])
            ),
        ),
        (0.62, lambda: d(RI(1, 2)) + C([")", ".", "/"]) + C(["", d(RI(1, 2))])),
        (0.67, lambda: "(" + d(RI(1, 2)) + ")"),
        (0.75, lambda: ("๒๕" if th else "25") + d(2)),
        (0.8, lambda: d(RI(1, 3)) + C(["-", " - ", "–"]) + d(RI(1, 4))),
        (0.84, lambda: d(RI(1, 2)) + "/" + (("๒๕" if th else "25") + d(2))),
        (0.88, lambda: d(1) + "-" + d(4) + "-" + d(4)),
        (0.93, lambda: d(RI(1, 3)) + "%"),
        (1, lambda: d(RI(5, 13))),
    )


def num2():
    "wider mix for training"
    if R() < 0.5:
        return num()
    th = R() < 0.65

    def d(n):
        return digs(n, th)

    return one_of(
        (0.22, lambda: amount(th) + C(["", "", "", " บาท", ".-", " -"])),
        (0.32, lambda: d(RI(1, 2)) + "." + d(RI(1, 2)) + "." + d(RI(1, 2)) + C(["", ".", ")"])),
        (
            0.4,
            lambda: (
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
            ),
        ),
        (0.46, lambda: d(RI(1, 3)) + "/" + d(RI(1, 4))),
        (0.52, lambda: d(RI(1, 3)) + "." + d(2) + C(["%", " %"])),
        (0.57, lambda: C("-+") + d(RI(1, 4)) + C(["", "." + d(2)])),
        (0.62, lambda: d(3) + "-" + d(3) + "-" + d(4)),
        (0.66, lambda: d(1) + "-" + d(4) + "-" + d(5) + "-" + d(2) + "-" + d(1)),
        (0.71, lambda: d(2) + "/" + d(2) + "/" + year(th)),
        (0.75, lambda: C("><=") + C(["", " "]) + d(RI(1, 3))),
        (0.79, lambda: "(" + C([d(RI(1, 3)), amount(th), d(2) + "." + d(2)]) + ")"),
        (0.83, lambda: " ".join(d(RI(1, 3)) for _ in range(RI(2, 4)))),
        (0.86, lambda: ", ".join(d(RI(1, 2)) for _ in range(RI(2, 4)))),
        (0.89, lambda: d(RI(1, 3)) + " " + C("x×") + " " + d(RI(1, 3))),
        (0.92, lambda: d(RI(1, 2)) + " " + C(TD if not th else "0123456789")),  # both digit sets
        (0.94, lambda: "-"),
        (0.97, lambda: d(RI(1, 2)) + C([" - ", "-"]) + d(RI(1, 2)) + "." + d(1)),
        (1, lambda: "฿" + amount(th) if R() < 0.5 else "$" + amount(th)),
    )


def date():
    th = R() < 0.8
    y = C([("๒๕" if th else "25") + digs(2, th), digs(2, th)])
    m = C(MONTHS + MONTHS + MONTH_NAMES)
    m2 = C(MONTHS) if m in MONTHS else C(MONTH_NAMES)
    return one_of(
        (0.35, lambda: f"{m} - {m2} {y}"),
        (0.5, lambda: f"{m} {y} - {m2} {y}"),
        (0.7, lambda: f"{digs(RI(1, 2), th)} {m} {y}"),
        (0.85, lambda: f"{m} {y}"),
        (0.93, lambda: f"{m}-{m2} {y}"),
        (1, lambda: f"ภายใน {m} {y}"),
    )


def date2():
    if R() < 0.6:
        return date()
    th = R() < 0.75
    d = digs(RI(1, 2), th)
    m = C(MONTHS + MONTH_NAMES)
    y = year(th)
    return one_of(
        (0.15, lambda: f"วันที่ {d} {m} {y}"),
        (0.25, lambda: f"ลงวันที่ {d} {m} {y}"),
        (0.4, lambda: f"{d} {m} พ.ศ. {y}"),
        (0.5, lambda: f"{d}-{digs(2, th)} {m} {y}"),
        (0.6, lambda: f"{d} {m} {y} - {digs(RI(1, 2), th)} {C(MONTHS + MONTH_NAMES)} {y}"),
        (0.7, lambda: f"ปี พ.ศ. {y}"),
        (0.8, lambda: f"ปีงบประมาณ {C(['', 'พ.ศ. '])}{y}"),
        (0.86, lambda: f"{m}-{C(MONTHS)}{digs(2, th)}"),
        (0.93, lambda: f"{d} {m} {digs(2, th)}"),
        (1, lambda: f"ไตรมาส {digs(1, th)}/{y}"),
    )
