"""Score tables of two years, one beside or below the other: those of the later year count."""

from collections.abc import Sequence

from ..joined.rows import JoinedTable
from ..layout.rival_columns import latest_year
from ..wording import fold
from .tolerances import SAME_INDICATORS


def earlier_scores(tables: Sequence[JoinedTable]) -> dict[int, str]:
    """Return the headings of scores that another table tells of a later year, by place of table.

    Of two columns in one table the later year's are the scores, too.

    Args:
        tables: joined tables in order.
    """
    found: dict[int, str] = {}
    told = [(place, *facts) for place, table in enumerate(tables) if (facts := _facts(table))]
    for place, year, header, names in told:
        for _, other_year, _, others in told:
            same = len(names & others)
            enough = same >= SAME_INDICATORS * max(len(names), len(others))
            if year < other_year and enough:
                found[place] = header
    return found


def _facts(table: JoinedTable) -> tuple[int, str, set[str]] | None:
    """Return the year in the heading of a table's scores, this heading, and its indicators."""
    layout = table.layout
    if layout is None or layout.profile.records != "indicators" or layout.plan is not None:
        return None
    score, name = layout.column("score"), layout.column("name")
    year = latest_year(score.levels) if score else 0
    if score is None or name is None or not year:
        return None
    slots = [row.slots[name.index] for row in table.rows]
    return year, score.header, {fold(slot.text) for slot in slots if slot and not slot.blank}
