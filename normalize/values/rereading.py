"""Second readings: what stands around a value without being part of it, taken away step by step.

A cell that the grammar does not consume to its last letter is read again without footnote marks,
list numbers, stray signs, remarks and damage to its words. Each step has a flag; none of them
changes a digit. Where a cell could mean two things it becomes ambiguous, never one of them.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from ...models.value import Value
from ..knowledge import any_of
from ..wording import ascii_digits
from .folding import Folded
from .numbers.numerals import FACTS as NUMBER_FACTS
from .numbers.traces import QUANTITY_STEPS, spaced_digits
from .times.traces import TIME_STEPS, undecided_list_number

Parse = Callable[[Folded], Value]
Steps = tuple[tuple[str, Callable[[str], str]], ...]

# Nothing else is read again: the other flags say that the cell was understood and breaks a rule.
_NOT_UNDERSTOOD = frozenset(("text", "no_value", "recurrence"))
_MINUS_WORDS: tuple[str, ...] = tuple(NUMBER_FACTS["signs"]["minus"])
_MINUS_INSIDE = re.compile(rf"(?P<before>{any_of(NUMBER_FACTS['percent']['before'])}) ?-(?=\d)")
_RESTATED_KINDS = ("number", "percent", "score")
_RESTATED = re.compile(r"(?P<first>[^()]*\d[^()]*?) ?\((?P<again>[^()\d]+)\)")
_SIGNED_KINDS = ("money", "number", "percent")
_DIGIT_KINDS = ("money", "number", "percent", "score")


def is_worth_rereading(value: Value) -> bool:
    """Return whether a cell was not understood at all."""
    return value.status == "unparsed" and bool(_NOT_UNDERSTOOD.intersection(value.flags))


def reread_quantity(cell: Folded, kind: str, parse: Parse) -> Value | None:
    """Return the Value of a quantity without what stands around it; `None` where that is no value.

    Args:
        cell: a cell that was not understood.
        kind: of its column.
        parse: reads one cell as that kind.
    """
    if kind in _RESTATED_KINDS and (value := _read_restated(cell, parse)) is not None:
        return value
    value, rest = _step_by_step(cell, QUANTITY_STEPS.get(kind, ()), parse)
    if value is None and kind in _DIGIT_KINDS:
        value = _read_spaced(rest, parse, 2 if kind == "money" else 1)
    if value is None and kind in _SIGNED_KINDS:
        value = _read_signed(rest, parse)
    return value


def reread_time(cell: Folded, kind: str, parse: Parse) -> Value | None:
    """Return the Value of a time without what stands around it; `None` where that is no value."""
    value, rest = _step_by_step(cell, TIME_STEPS.get(kind, ()), parse)
    if value is None and (texts := undecided_list_number(rest.text)):
        read = [parse(_rewritten(rest, text)) for text in texts]
        meanings = tuple(v.value for v in read if isinstance(v.value, str) and v.status == "ok")
        if len(meanings) == len(texts):
            return rest.ambiguous(None, "list_number", alternatives=meanings)
    return value


def _step_by_step(cell: Folded, steps: Steps, parse: Parse) -> tuple[Value | None, Folded]:
    """Return the first Value that comes of the steps taken so far, and the cell after them."""
    for flag, text in _rewrites(cell.text, steps):
        flags = (*cell.flags, flag) if flag else cell.flags
        cell = Folded(cell.raw, text, (text,), flags)
        value = parse(cell)
        if value.status != "unparsed":
            return value, cell
    return None, cell


@lru_cache(maxsize=4096)
def _rewrites(text: str, steps: Steps) -> tuple[tuple[str, str], ...]:
    """Return the texts that steps make of a text, each with its flag; columns ask for several."""
    made: list[tuple[str, str]] = []
    for flag, rewrite in steps:
        rewritten = rewrite(text)
        if rewritten != text:
            made.append((flag, rewritten))
            text = rewritten
    return tuple(made)


def _rewritten(cell: Folded, text: str) -> Folded:
    return Folded(cell.raw, text, (text,), cell.flags)


def _read_restated(cell: Folded, parse: Parse) -> Value | None:
    """Return a number that brackets say again in words ("12 ราย (สิบสองราย)")."""
    found = _RESTATED.fullmatch(cell.text)
    if found is None:
        return None
    values = [parse(_rewritten(cell, found[part])) for part in ("first", "again")]
    if any(value.status != "ok" for value in values):
        return None
    disagree = () if values[0].value == values[1].value else ("words_disagree",)
    return replace(values[0], flags=(*values[0].flags, *disagree))


def _read_spaced(cell: Folded, parse: Parse, fewest_decimals: int) -> Value | None:
    """Return the number whose digits stand apart; ambiguous where they could be two numbers."""
    found = spaced_digits(cell.text, fewest_decimals)
    if found is None:
        return None
    value = parse(replace(_rewritten(cell, found.text), flags=(*cell.flags, "space_in_number")))
    parts = found.parts or _on_lines(cell.raw)
    if not parts:
        return value if value.status != "unparsed" else None
    if not isinstance(value.value, Decimal):
        return None
    return cell.ambiguous(
        None, "space_in_number", alternatives=(f"{value.value:f}", "; ".join(parts))
    )


def _on_lines(raw: str) -> tuple[str, ...]:
    """Return the figures that stand below each other in a text, none where it is one line."""
    lines = tuple(line.strip() for line in ascii_digits(raw).split("\n"))
    return lines if len(lines) > 1 else ()


def _read_signed(cell: Folded, parse: Parse) -> Value | None:
    """Return a number with a sign: sure with the true minus or in words, else ambiguous.

    A hyphen may be a list mark, and brackets may be an accountant's minus or nothing.
    """
    text = cell.text
    sure = next((word for word in _MINUS_WORDS if text.startswith(word)), "")
    if not sure and "−" in cell.raw and cell.raw.lstrip().startswith("−"):
        sure = "-"
    if found := _MINUS_INSIDE.match(text):
        inner = f"{found['before']} {text[found.end() :]}"
    elif sure:
        inner = text[len(sure) :]
    elif text.startswith("-"):
        inner = text[1:]
    elif text.startswith("(") and text.count("(") == text.count(")") == 1:
        inner = text[1:].replace(")", "", 1)
    else:
        return None
    if not found and not inner.strip()[:1].isdecimal():
        return None
    value = parse(_rewritten(cell, inner.strip()))
    if value.status != "ok" or not isinstance(value.value, Decimal):
        return None
    if sure:
        return replace(value, value=-value.value, flags=(*value.flags, "negative"))
    number = f"{value.value:f}"
    return cell.ambiguous(None, "sign", alternatives=(f"-{number}", number))
