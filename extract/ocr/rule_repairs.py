"""Rules as found to rules as drawn: broken ones joined, underlines and strokes of pens left out."""

from collections.abc import Sequence

from ..glyphs import Rule
from .tolerances import JOIN_GAP_PT, SAME_END_PT, SAME_PLACE_PT, SHORT_UPRIGHT_PT, TOUCH_PT


def repair_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules without gaps, and without what is no border of a cell.

    A level rule that meets an upright one ends at one on both sides, or where two others end;
    an underline does not. A short upright one meets a level rule at both ends.
    """
    level = _joined([rule for rule in rules if _is_level(rule)])
    upright = [_turned(r) for r in _joined([_turned(r) for r in rules if not _is_level(r)])]
    upright = [
        rule
        for rule in upright
        if rule.bottom - rule.top >= SHORT_UPRIGHT_PT
        or (_meets(level, rule.x0, rule.top) and _meets(level, rule.x0, rule.bottom))
    ]
    return [rule for rule in level if _is_border(rule, level, upright)] + upright


def _is_level(rule: Rule) -> bool:
    return rule.x1 - rule.x0 >= rule.bottom - rule.top


def _turned(rule: Rule) -> Rule:
    return Rule(rule.top, rule.x0, rule.bottom, rule.x1, rule.drawn)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Return level rules, pieces of one line joined."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.x0, r.top)):
        before = next(
            (
                other
                for other in reversed(joined)
                if abs(other.top - rule.top) <= SAME_PLACE_PT
                and rule.x0 - other.x1 <= JOIN_GAP_PT
                and rule.x1 > other.x1
            ),
            None,
        )
        if before is None:
            joined.append(rule)
        else:
            longer = before if before.x1 - before.x0 >= rule.x1 - rule.x0 else rule
            joined.remove(before)
            joined.append(Rule(before.x0, longer.top, rule.x1, longer.top))
    return joined


def _meets(level: Sequence[Rule], x: float, y: float) -> bool:
    return any(
        abs(rule.top - y) <= TOUCH_PT and rule.x0 - TOUCH_PT <= x <= rule.x1 + TOUCH_PT
        for rule in level
    )


def _is_border(rule: Rule, level: Sequence[Rule], upright: Sequence[Rule]) -> bool:
    crossed = [
        other.x0
        for other in upright
        if other.top - TOUCH_PT <= rule.top <= other.bottom + TOUCH_PT
        and rule.x0 - TOUCH_PT <= other.x0 <= rule.x1 + TOUCH_PT
    ]
    if not crossed:
        return True
    ends_left = sum(abs(other.x0 - rule.x0) <= SAME_END_PT for other in level) > 2
    ends_right = sum(abs(other.x1 - rule.x1) <= SAME_END_PT for other in level) > 2
    return (ends_left or min(crossed) <= rule.x0 + TOUCH_PT) and (
        ends_right or max(crossed) >= rule.x1 - TOUCH_PT
    )
