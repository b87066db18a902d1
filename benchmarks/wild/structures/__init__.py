"""The structures of documents, by name, with the share that each has of a set."""

from collections.abc import Callable

from ..chances import Chances
from .calendars import calendars
from .forms import forms
from .groups import groups, merged
from .lists import contents, minutes, procurement, prose, risks, rosters, schedules, spending
from .made import Made
from .packed import packed, ranges
from .rows import continued, counted, footnotes, parts, rows
from .scores import beside, sideways, upright
from .several import analysis, scores_and_plan, two_plans

STRUCTURES: dict[str, tuple[Callable[[Chances], Made], float]] = {
    "rows": (rows, 5),
    "counted": (counted, 1.5),
    "continued": (continued, 1.5),
    "footnotes": (footnotes, 1),
    "parts": (parts, 2),
    "packed": (packed, 5),
    "ranges": (ranges, 1),
    "groups": (groups, 4),
    "merged": (merged, 2),
    "forms": (forms, 3),
    "calendars": (calendars, 5),
    "upright": (upright, 4),
    "sideways": (sideways, 2),
    "beside": (beside, 1),
    "analysis": (analysis, 2),
    "scores_and_plan": (scores_and_plan, 2),
    "two_plans": (two_plans, 2),
    "rosters": (rosters, 0.6),
    "procurement": (procurement, 0.6),
    "schedules": (schedules, 0.6),
    "risks": (risks, 0.6),
    "spending": (spending, 0.6),
    "contents": (contents, 0.6),
    "minutes": (minutes, 0.6),
    "prose": (prose, 0.8),
}
NO_PLAN = {
    "rosters",
    "procurement",
    "schedules",
    "risks",
    "spending",
    "contents",
    "minutes",
    "prose",
}
