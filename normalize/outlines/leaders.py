"""Leaders: the dots or the line that lead from a label to its amount."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ...extract.text.lines import Line
from .rules import OutlineRules
from .tolerances import LEADER_DOTS

_MARKS = "…\u2025_·"
# Four dots behind a full stop are left blank to be filled in: "(ร่าง) พระราชบัญญัติ พ.ศ. ....".
_LEADER = re.compile(
    rf"(?<!\.)(?<!\.\s)\s*(?:\.{{{LEADER_DOTS},}}|(?:\.\s){{{LEADER_DOTS},}}\.?"
    rf"|[…\u2025]{{2,}}|_{{{LEADER_DOTS},}}|(?:·\s?){{{LEADER_DOTS},}})\s*"
)


def leader_end(text: str) -> int:
    """Return where the last leader in a text ends; 0 where it has none.

    >>> leader_end("ค่าวัสดุ ........ รวม")
    18
    >>> leader_end("ร่างพระราชบัญญัติ พ.ศ. ....")
    0
    """
    return max([found.end() for found in _leaders(text)], default=0)


def ends_with_leader(label: str, rules: OutlineRules) -> bool:
    """Return whether a label ends with a leader, or with one and a word such as "รวม"."""
    end = leader_end(label)
    if end == 0:
        return False
    tail = label[end:].strip()
    return not tail or (rules.lead is not None and rules.lead.fullmatch(tail) is not None)


def strip_leader(label: list[Line]) -> None:
    """Take the leader off the end of a label; a line that is nothing else leaves it."""
    start = -1
    if label:
        text = label[-1].text
        start = next((one.start() for one in _leaders(text) if one.end() == len(text)), -1)
    if start > 0:
        label[-1] = replace(label[-1], text=text[:start])
    elif start == 0:
        label.pop()


def take_lead(label: list[Line], rules: OutlineRules) -> str:
    """Take a word such as "รวม" off the end of a label and return it; empty without one."""
    if rules.lead is None or not label:
        return ""
    text = label[-1].text
    start = max(text.rfind(" ") + 1, leader_end(text))
    found = rules.lead.fullmatch(text[start:].lstrip("." + _MARKS))
    if found is None:
        return ""
    rest = text[:start].rstrip()
    if rest:
        label[-1] = replace(label[-1], text=rest)
    else:
        label.pop()
    return found[0]


def _leaders(text: str) -> Iterator["re.Match[str]"]:
    if text.count(".") >= LEADER_DOTS or any(mark in text for mark in _MARKS):
        yield from _LEADER.finditer(text)
