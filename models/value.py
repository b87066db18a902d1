"""Value: what one cell means, beside what it says."""

from dataclasses import dataclass, fields
from decimal import Decimal
from html import escape
from typing import Literal, TypeAlias

Status: TypeAlias = Literal["ok", "blank", "ambiguous", "unparsed"]
Canonical: TypeAlias = str | Decimal | list[str] | None


@dataclass(frozen=True, slots=True)
class Value:
    """One cell as it stands and as it is read.

    Attributes:
        raw: the cell's text, untouched.
        value: canonical text (ISO 8601 for dates and periods, ``>=80`` for a bounded number), a
            ``Decimal`` for a plain number, a list of canonical texts for several, ``None`` when
            the cell is blank or was not understood.
        status: ``ok``, ``blank``, ``ambiguous`` (read, but it could mean something else) or
            ``unparsed`` (not read; nothing is guessed).
        flags: short codes that tell how it was read, e.g. ``year_from_context``.
        alternatives: canonical values that the cell could also mean.

    >>> Value("๑๒", Decimal(12)).status
    'ok'
    >>> Value("ทุกเดือน", status="unparsed")
    Value('ทุกเดือน', None, status='unparsed')
    """

    raw: str
    value: Canonical = None
    status: Status = "ok"
    flags: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return what makes it: the text, the value, and what is not as usual."""
        usual: dict[str, object] = {"status": "ok", "flags": (), "alternatives": ()}
        told = [repr(self.raw), repr(self.value)]
        for field in fields(self)[2:]:
            found: object = getattr(self, field.name)
            if found != usual[field.name]:
                told.append(f"{field.name}={found!r}")
        return f"Value({', '.join(told)})"

    def _repr_html_(self) -> str:
        value = "; ".join(self.value) if isinstance(self.value, list) else self.value
        notes = ", ".join((self.status, *self.flags, *self.alternatives))
        shown = "&mdash;" if value is None else escape(str(value))
        return f"{escape(self.raw)} &rarr; <b>{shown}</b> <small>({escape(notes)})</small>"

    @property
    def start(self) -> str | None:
        """First day or month of a date or period, ``None`` for an open side or no interval."""
        return _side(self.value, 0)

    @property
    def end(self) -> str | None:
        """Last day or month of a date or period, ``None`` for an open side or no interval."""
        return _side(self.value, 1)


def _side(value: Canonical, side: Literal[0, 1]) -> str | None:
    if isinstance(value, list):
        sides = [_side(part, side) for part in value]
        if not sides or None in sides:
            return None
        known = [part for part in sides if part is not None]
        return min(known) if side == 0 else max(known)
    if not isinstance(value, str) or value.startswith("P"):
        return None
    parts = value.split("/")
    part = parts[side] if len(parts) == 2 else parts[0]
    return None if part == ".." else part
