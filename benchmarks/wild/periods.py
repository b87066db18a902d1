"""Periods as an office writes them, with the values that they mean."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from .chances import Chances

SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
FULL = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
RECURRENCES = ["ทุกเดือน", "ทุกวันทำการ", "ทุกสัปดาห์", "ปีละ 2 ครั้ง"]


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed and as it is to be read."""

    raw: str
    value: str | list[str] | None
    start: str | None = None
    end: str | None = None
    status: str = "ok"
    sides: tuple[str, str] | None = None  # as printed in a column each

    def as_truth(self) -> dict[str, Any]:
        """Return the period as it stands in a report."""
        return {
            "raw": self.raw,
            "value": self.value,
            "start": self.start,
            "end": self.end,
            "status": self.status,
            "flags": [],
            "alternatives": [],
        }


BLANK = Period("-", None, status="blank")


def interval(raw: str, start: str | None, end: str | None) -> Period:
    """Return a period from its two sides; one month or day is its own start and end."""
    value = str(start) if start == end else f"{start or '..'}/{end or '..'}"
    return Period(raw, value, start, end)


def months_of(year: int) -> list[tuple[int, int]]:
    """Return the months of a fiscal year as (Buddhist year, month), October first."""
    return [(year - 1 if place < 3 else year, (place + 9) % 12 + 1) for place in range(12)]


def iso(month: tuple[int, int], day: int | None = None) -> str:
    """Return a month, or a day of it, in ISO 8601.

    >>> iso((2567, 10)), iso((2568, 2), 3)
    ('2024-10', '2025-02-03')
    """
    text = f"{month[0] - 543:04}-{month[1]:02}"
    return text if day is None else f"{text}-{day:02}"


class Periods:
    """The periods of one document, written after the habits of its office."""

    def __init__(self, draw: Chances) -> None:
        self.draw = draw
        self.months = months_of(draw.year)
        self.names = SHORT if draw.chance(0.65) else FULL
        self.long_year = draw.chance(0.5)
        self.dash = draw.pick([" - ", "-", " – ", " ถึง ", " - "])
        kinds: list[Callable[[], Period]] = [
            self.months_one_year,
            self.months_two_years,
            self.month,
            self.by_month,
            self.by_day,
            self.day,
            self.days,
            self.whole_year,
            self.quarter,
            self.two_months,
            self.onwards,
            self.full_range,
        ]
        draw.rng.shuffle(kinds)
        self.kinds = kinds[: draw.number(2, 5)]
        self.recurring = draw.chance(0.25)

    def draw_one(self) -> Period:
        """Return a period of one of the kinds that the office uses."""
        if self.recurring and self.draw.chance(0.12):
            raw = self.draw.digits(self.draw.pick(RECURRENCES))
            return Period(raw, None, status="unparsed")
        return self.draw.pick(self.kinds)()

    def year_text(self, year: int) -> str:
        return self.draw.digits(year if self.long_year else year % 100)

    def name(self, month: tuple[int, int], *, year: bool = True) -> str:
        text = self.names[month[1] - 1]
        return f"{text} {self.year_text(month[0])}" if year else text

    def span(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return two months of the fiscal year, the second one later."""
        first = self.draw.number(0, 10)
        return self.months[first], self.months[self.draw.number(first + 1, 11)]

    def months_one_year(self) -> Period:
        first, last = self.span()
        while first[0] != last[0]:
            first, last = self.span()
        raw = f"{self.name(first, year=False)}{self.dash}{self.name(last)}"
        return interval(raw, iso(first), iso(last))

    def months_two_years(self) -> Period:
        first, last = self.span()
        sides = self.name(first), self.name(last)
        return replace(interval(self.dash.join(sides), iso(first), iso(last)), sides=sides)

    def month(self) -> Period:
        month = self.draw.pick(self.months)
        lead = self.draw.pick(["", "", "เดือน"]) if self.names is FULL else ""
        return interval(lead + self.name(month), iso(month), iso(month))

    def by_month(self) -> Period:
        month = self.draw.pick(self.months)
        lead = self.draw.pick(["ภายในเดือน", "ภายใน "])
        if lead.endswith("น") and self.names is SHORT:
            lead += " "
        return interval(lead + self.name(month), None, iso(month))

    def by_day(self) -> Period:
        month = self.draw.pick(self.months)
        day = calendar.monthrange(month[0] - 543, month[1])[1]
        raw = f"{self.draw.pick(['ภายในวันที่', 'ภายใน'])} {self.draw.digits(day)} {self.name(month)}"
        return interval(raw, None, iso(month, day))

    def day(self) -> Period:
        month, day = self.draw.pick(self.months), self.draw.number(1, 28)
        value = iso(month, day)
        return interval(f"{self.draw.digits(day)} {self.name(month)}", value, value)

    def days(self) -> Period:
        month, first = self.draw.pick(self.months), self.draw.number(1, 14)
        last = first + self.draw.number(1, 13)
        raw = f"{self.draw.digits(first)}{self.dash}{self.draw.digits(last)} {self.name(month)}"
        return interval(raw, iso(month, first), iso(month, last))

    def full_range(self) -> Period:
        first, last = self.span()
        day = calendar.monthrange(last[0] - 543, last[1])[1]
        sides = (
            f"{self.draw.digits(1)} {self.name(first)}",
            f"{self.draw.digits(day)} {self.name(last)}",
        )
        return interval(self.dash.join(sides), iso(first, 1), iso(last, day))

    def whole_year(self) -> Period:
        raw = "ตลอดปีงบประมาณ"
        if self.draw.chance(0.3):
            raw += f" พ.ศ. {self.draw.digits(self.draw.year)}"
        return interval(raw, iso(self.months[0], 1), iso(self.months[11], 30))

    def quarter(self) -> Period:
        place = self.draw.number(1, 4)
        raw = self.draw.pick(
            [f"ไตรมาสที่ {place}/{self.draw.year}", f"ไตรมาส {place}/{self.draw.year}"]
        )
        first, last = self.months[3 * place - 3], self.months[3 * place - 1]
        return interval(self.draw.digits(raw), iso(first), iso(last))

    def two_months(self) -> Period:
        """Two single months of one calendar year, a list."""
        first, last = self.span()
        while first[0] != last[0] or last[1] - first[1] < 2:
            first, last = self.span()
        raw = f"{self.name(first, year=False)} และ {self.name(last)}"
        return Period(raw, [iso(first), iso(last)], iso(first), iso(last))

    def onwards(self) -> Period:
        month = self.draw.pick(self.months[:8])
        lead = "ตั้งแต่เดือน" if self.names is FULL else "ตั้งแต่ "
        return interval(f"{lead}{self.name(month)} เป็นต้นไป", iso(month), None)


def marked(draw: Chances, places: list[int], per: int, names: list[str]) -> Period:
    """Return the period that marked columns mean, each `per` months long."""
    months = months_of(draw.year)
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = [
        interval("", iso(months[run[0] * per]), iso(months[run[-1] * per + per - 1]))
        for run in runs
    ]
    raw = ", ".join(names[place] for place in places)
    if not parts:
        return Period("", None, status="blank")
    if len(parts) == 1:
        return interval(raw, parts[0].start, parts[0].end)
    return Period(raw, [str(part.value) for part in parts], parts[0].start, parts[-1].end)
