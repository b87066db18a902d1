"""Evidence in a table's cells for the profile that its headings alone do not prove."""

from collections.abc import Callable, Mapping

from ...extract.tables.table import Table
from ..ita import instrument_named, is_official_name
from ..values.enumerators import split_enumerator
from .tolerances import EVIDENCE_FEWEST_NAMES


def holds_evidence(name: str, table: Table, first_row: int) -> bool:
    """Return whether the cells below a table's headings hold the evidence that a profile names."""
    return EVIDENCE[name](table, first_row)


def _holds_indicators(table: Table, first_row: int) -> bool:
    """Return whether cells name official ITA indicators, or rows name instruments."""
    names = instruments = 0
    for cell in table:
        if cell.row < first_row or not cell.text:
            continue
        text = split_enumerator(cell.text).rest
        names += is_official_name(text)
        instruments += cell.column_span > 1 and instrument_named(text) is not None
    return names >= EVIDENCE_FEWEST_NAMES or instruments > 0


EVIDENCE: Mapping[str, Callable[[Table, int], bool]] = {"official-indicators": _holds_indicators}
