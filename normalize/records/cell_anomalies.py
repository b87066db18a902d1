"""Doubts about what stands in the cells of a record and is no plain text, e.g. hidden letters."""

from collections.abc import Iterable, Sequence

from ...extract.anomalies import Anomaly
from ..joined.rows import Slot
from ..knowledge import load
from .cell_values import Doubt

_CODES = {
    "hidden": "text-hidden",
    "overprinted": "text-overprinted",
    "struck": "text-struck",
    "not-read": "text-not-read",
    "stamped": "text-stamped",
}


def anomaly_doubts(slot: Slot | None, part: str, header: str) -> list[Doubt]:
    """Return a doubt for each anomaly of a cell, texts of one kind and cause together.

    Args:
        slot: the cell.
        part: the part of the record that the cell makes, e.g. "period".
        header: of its column, as printed.
    """
    if slot is None or not slot.anomalies:
        return []
    kinds = dict.fromkeys((one.kind, one.cause) for one in slot.anomalies)
    return [
        _doubt([one for one in slot.anomalies if (one.kind, one.cause) == kind], part, header)
        for kind in kinds
    ]


def slots_doubts(cells: Iterable[tuple[Slot | None, str, str]]) -> list[Doubt]:
    """Return the doubts about the cells of one record: each cell with its part and header."""
    return [doubt for slot, part, header in cells for doubt in anomaly_doubts(slot, part, header)]


def _doubt(anomalies: Sequence[Anomaly], part: str, header: str) -> Doubt:
    first = anomalies[0]
    words = load("anomalies").get(first.cause, {"en": "", "th": ""})
    text = " ".join(one.text for one in anomalies if one.text)
    facts = {"text": text, "header": header, "cause": words["en"], "cause_th": words["th"]}
    return Doubt(_CODES[first.kind], part, facts)
