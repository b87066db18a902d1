"""Doubts about a document's fiscal year: two kinds of digits in it, or several years."""

import re
from collections.abc import Iterator, Sequence

from ...models import Finding, FiscalYear
from ..findings import make_finding
from ..knowledge import load
from .fiscal_year import budget_years, plan_years, printed_years, spans_years

_MIXED_DIGITS = re.compile("[0-9][๐-๙]|[๐-๙][0-9]")


def year_findings(
    year: FiscalYear | None, title: str, texts: Sequence[str], *, has_records: bool
) -> Iterator[Finding]:
    """Yield a warning where the year is printed oddly, or cannot be chosen.

    Args:
        year: what was read as the fiscal year.
        title: of the document, or all headings in its place.
        texts: headings and paragraphs.
        has_records: the document is a plan, which has one year.
    """
    names = load("fields")["fiscal_year"]
    facts = {"field": names["en"].capitalize(), "field_th": names["th"]}
    if year is None:
        rivals = rival_years(title, texts) if has_records else []
        if rivals:
            yield make_finding(
                "value-ambiguous",
                where="fiscal_year",
                raw=title,
                choices=", ".join(map(str, rivals)),
                **facts,
            )
        return
    raw = mixed_year(year.be, [title] if plan_years(title) else texts)
    if raw:
        why = load("doubts")["flags"]["mixed_digits"]
        yield make_finding(
            "value-doubtful",
            where="fiscal_year",
            raw=raw,
            value=str(year.be),
            reason=why["en"],
            reason_th=why["th"],
            **facts,
        )


def rival_years(title: str, texts: Sequence[str]) -> list[int]:
    """Return the years between which a document without a fiscal year leaves the choice.

    >>> rival_years("แผนปี ๒๕๖๖ และแผนปี ๒๕๖๗", [])
    [2566, 2567]
    >>> rival_years("แผนปี ๒๕๖๖ - ๒๕๗๐", ["งบประมาณปี ๒๕๖๖", "ปีงบประมาณ ๒๕๖๗"])
    []
    """
    if spans_years(title):
        return []
    told = plan_years(title) or [year for text in texts for year in budget_years(text)]
    years = sorted(set(told))
    return years if len(years) > 1 else []


def mixed_year(be: int, texts: Sequence[str]) -> str | None:
    """Return how texts print a year if they never print it with digits of one kind.

    >>> mixed_year(2566, ["แผนปี ๒๕๖6"]), mixed_year(2566, ["แผนปี ๒๕๖6", "ปี 2566"])
    ('๒๕๖6', None)
    """
    printed = [
        raw for text in texts for raw, year in printed_years(text) if (year - be) % 100 in (0, 57)
    ]
    mixed = [raw for raw in printed if _MIXED_DIGITS.search(raw)]
    return mixed[0] if mixed and len(mixed) == len(printed) else None
