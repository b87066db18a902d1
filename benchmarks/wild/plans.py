"""The content of a plan: measures, their steps, and the columns in which they are told."""

from dataclasses import dataclass, field, replace
from typing import Any

from .chances import Chances
from .periods import BLANK, Period, Periods


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as printed; `value` where the text alone does not say it."""

    raw: str
    value: int | None = None

    def as_truth(self) -> Any:
        if self.value is None:
            return self.raw
        return {"raw": self.raw, "value": self.value, "status": "ok", "flags": []}


@dataclass(slots=True)
class Action:
    """One step of a measure, as it is to be read."""

    text: str
    owners: list[str]
    owners_text: str
    period: Period
    follow_up: str | None
    money: Money | None
    extra: dict[str, str | None] = field(default_factory=dict)
    no: int | None = None
    no_raw: str = ""  # as printed, with its dots and brackets
    amount: int = 0

    def as_truth(self) -> dict[str, Any]:
        return {
            "no": self.no,
            "no_raw": self.no_raw or None,
            "text": self.text,
            "responsible": self.owners,
            "period": self.period.as_truth(),
            "follow_up": self.follow_up,
            "budget": self.money.as_truth() if self.money else None,
            "extra": dict(self.extra),
            "source": None,
        }


@dataclass(slots=True)
class Measure:
    """A measure with its steps."""

    name: str
    actions: list[Action]
    no: int | None = None
    no_raw: str = ""
    label: str = "{}"  # how the number is written before the name

    def as_truth(self) -> dict[str, Any]:
        actions = [action.as_truth() for action in self.actions]
        return {
            "no": self.no,
            "no_raw": self.no_raw or None,
            "name": self.name,
            "actions": actions,
            "source": None,
        }

    @property
    def numbered(self) -> str:
        """The name with the number that is printed before it."""
        return f"{self.label} {self.name}".strip() if self.no is not None else self.name


class PlanMaker:
    """Makes the measures of one document, after the habits of its office."""

    def __init__(self, draw: Chances) -> None:
        self.draw = draw
        self.periods = Periods(draw)
        self.several_owners = draw.chance(0.35)
        self.money_style = draw.pick(["{:,}", "{:,}", "{:,} บาท", "{:,}.-", "{:,.2f}"])
        self.no_money = draw.pick(["-", "-", "ไม่ใช้งบประมาณ"])
        self.label = draw.label("measure_no")
        self.measure_numbers = draw.chance(0.85)

    def owners(self) -> tuple[list[str], str]:
        """Return the owners of a step and the text that names them."""
        draw = self.draw
        if self.several_owners and draw.chance(0.3):
            names = draw.rng.sample(draw.units, 2)
            names = [name for name in names if "/" not in name and " " not in name]
            if len(names) == 2:
                return names, draw.pick([" / ", ", "]).join(names)
        name = draw.pick(draw.units)
        return [name], name

    def money(self, share: float = 0.5) -> tuple[Money | None, int, str]:
        """Return an amount, its number, and the text of its cell."""
        if not self.draw.chance(share):
            text = self.no_money
            return (None if text == "-" else Money(text)), 0, text
        amount = self.draw.number(1, 60) * self.draw.pick([500, 1000, 2500, 5000])
        text = self.draw.digits(self.money_style.format(amount))
        plain = not text.endswith(".-")
        return Money(text, None if plain else amount), amount, text

    def action(self) -> Action:
        """Return a step; the columns that a document lacks are taken out of it afterwards."""
        draw = self.draw
        owners, owners_text = self.owners()
        money, amount, _ = self.money()
        follow_up = draw.unused("follow_ups") if draw.chance(0.95) else None
        period = self.periods.draw_one() if draw.chance(0.97) else BLANK
        text = draw.action_text()
        return Action(text, owners, owners_text, period, follow_up, money, amount=amount)

    def measure(self, number: int, steps: int, *, lead: str = "") -> Measure:
        """Return a measure; `lead` is printed before its number."""
        draw = self.draw
        actions = [self.action() for _ in range(steps)]
        measure = Measure(draw.unused("measures"), actions)
        if self.measure_numbers:
            measure.no, measure.no_raw = number, lead + draw.digits(number)
            measure.label = self.label.format(measure.no_raw)
        return measure

    def measures(self, count: int, low: int = 1, high: int = 4) -> list[Measure]:
        return [self.measure(place + 1, self.draw.number(low, high)) for place in range(count)]


def number_steps(draw: Chances, measures: list[Measure], style: str) -> None:
    """Give the steps their printed numbers, bullets or nothing."""
    for place, measure in enumerate(measures, 1):
        for step, action in enumerate(measure.actions, 1):
            lead = measure.no_raw.strip(".") or place
            action.no_raw = draw.digits(style.format(m=lead, a=step))
            action.no = step if "{a}" in style else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a plan's table: what it tells, and the heading over it."""

    role: str
    heading: str
    weight: float

    @property
    def key(self) -> str:
        """The heading on one line, the key of a further column."""
        return " ".join(self.heading.split("\n"))


WEIGHTS = {
    "number": 0.45, "group": 1.1, "measure": 1.7, "how": 2.8, "who": 1.4, "when": 1.4,
    "follow_up": 1.4, "money": 1.0, "target": 1.3, "note": 0.9,
    "helper": 1.1, "result": 1.4, "start": 0.8, "end": 0.8,
}  # fmt: skip


def column_of(draw: Chances, role: str) -> Column:
    return Column(role, draw.heading(role), WEIGHTS[role])


def choose_columns(draw: Chances, *, measure: bool = True, number: bool = True) -> list[Column]:
    """Return the columns of a document in an order that an office might choose."""
    roles = ["number"] if number else []
    roles += ["measure"] if measure else []
    rest = ["who", "when"] if draw.chance(0.75) else ["when", "who"]
    optional = [role for role in ("follow_up", "money") if draw.chance(0.5)]
    if draw.chance(0.35):
        optional.insert(draw.number(0, len(optional)), "target")
    rest = rest + optional if draw.chance(0.7) else [*optional, *rest]
    for role, share in (("helper", 0.08), ("result", 0.08), ("note", 0.12)):
        if draw.chance(share):
            rest.append(role)
    return [column_of(draw, role) for role in [*roles, "how", *rest]]


def steps_in_column(draw: Chances, columns: list[Column]) -> list[Column]:
    """Return the columns with the numbers of the steps in a column of their own, the first."""
    plain = [
        replace(column, role="plain") if column.role == "how" else column for column in columns
    ]
    return [replace(column_of(draw, "number"), role="step"), *plain]


FURTHER = [
    ("target", "targets", 0.9),
    ("note", "notes", 0.3),
    ("result", "results", 0.9),
    ("helper", "", 0.8),
]  # columns that are none of a record's fields, their texts, and how often they are filled


def with_sides(draw: Chances, maker: PlanMaker, columns: list[Column]) -> list[Column]:
    """Return the columns with one for the start and one for the end of the periods."""
    maker.periods.kinds, maker.periods.recurring = [maker.periods.months_two_years], False
    sides = [column_of(draw, "start"), column_of(draw, "end")]
    at = next(i for i, column in enumerate(columns) if column.role == "when")
    return [*columns[:at], *sides, *columns[at + 1 :]]


def keep_columns(
    draw: Chances, measures: list[Measure], columns: list[Column], *, gaps: bool = True
) -> None:
    """Take out of the steps what no column tells, and fill the further columns.

    `gaps`: some cells of the further columns stay empty.
    """
    told = {column.role: column for column in columns}
    for measure in measures:
        for action in measure.actions:
            if "who" not in told:
                action.owners, action.owners_text = [], ""
            if not told.keys() & {"when", "start"}:
                action.period = Period("", None, status="blank")
            if "follow_up" not in told:
                action.follow_up = None
            if "money" not in told:
                action.money, action.amount = None, 0
            for role, source, share in FURTHER:
                if role in told and told[role].key not in action.extra:
                    text = draw.unused(source) if source else draw.pick(draw.units)
                    filled = draw.chance(share) or not gaps
                    action.extra[told[role].key] = text if filled else None


def share(actions: list[Action], role: str, key: str = "") -> None:
    """Let steps have the owner, period, follow-up or amount of the first of them.

    `key` is the heading of a further column whose text they have in common.
    """
    first = actions[0]
    for action in actions[1:]:
        if role == "who":
            action.owners, action.owners_text = first.owners, first.owners_text
        elif role == "when":
            action.period = first.period
        elif role == "follow_up":
            action.follow_up = first.follow_up
        elif role == "money":
            action.money, action.amount = first.money, first.amount
        elif key in first.extra:
            action.extra[key] = first.extra[key]


def cell_text(action: Action, column: Column) -> str:
    """Return what a step's cell in a column says."""
    if column.role == "step":
        return action.no_raw
    if column.role == "plain":
        return action.text
    if column.role == "how":
        return f"{action.no_raw} {action.text}".strip()
    if column.role == "who":
        return action.owners_text or "-"
    if column.role == "when":
        return action.period.raw
    if column.role in ("start", "end"):
        sides = action.period.sides
        return sides[column.role == "end"] if sides else "-"
    if column.role == "follow_up":
        return action.follow_up or "-"
    if column.role == "money":
        return action.money.raw if action.money else "-"
    return action.extra.get(column.key) or ("-" if column.role == "target" else "")
