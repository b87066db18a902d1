"""The summary of `clean`: what each column was taken for, and how it went."""

import json
from dataclasses import dataclass

from ...normalize.cleaning.frames import ColumnSummary
from ...normalize.cleaning.recognition import Recognised


@dataclass(frozen=True, slots=True)
class CleanSummary:
    """What `clean` did.

    Attributes:
        rows: how many rows were read below the headings.
        encoding: how a text file was encoded; empty for the others.
        columns: what each column was taken for and how it went.
        sheet: name of the sheet with the table; empty where the file has no sheets.
        heading_row: number of the row of headings, from 1.
        notes: what was odd about the file, and what was done about it.
    """

    rows: int
    encoding: str
    columns: list[ColumnSummary]
    sheet: str = ""
    heading_row: int = 1
    notes: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return the summary for people, one line a column and one an example."""
        told = f" ({self.encoding})" if self.encoding else ""
        lines = [f"{self.rows} rows{told}"]
        if self.sheet:
            lines.append(f"Sheet {self.sheet}, headings in row {self.heading_row}.")
        elif self.heading_row > 1:
            lines.append(f"Headings in row {self.heading_row}.")
        lines += self.notes
        if not self.columns:
            lines.append("No column was recognised; name them with --column NAME=KIND.")
        for column in self.columns:
            counts = ", ".join(f"{count} {status}" for status, count in column.counts.items())
            counts += "".join(f", {count} in doubt ({why})" for why, count in column.doubts.items())
            lines.append(f"{column.name}: {_reason(column.taken_for)}; {counts}")
            for status, texts in column.examples.items():
                lines += (f"  {status}: {text!r}" for text in texts)
        return lines

    def to_json(self) -> str:
        """Return the summary for programs, in one line."""
        told = {
            "rows": self.rows,
            "encoding": self.encoding or None,
            "sheet": self.sheet or None,
            "heading_row": self.heading_row,
            "notes": list(self.notes),
            "columns": [
                {
                    "name": column.name,
                    "kind": column.taken_for.kind,
                    "reason": column.taken_for.reason,
                    "unit": column.taken_for.unit,
                    "counts": column.counts,
                    "doubts": column.doubts,
                    "examples": {why: texts for why, texts in column.examples.items() if texts},
                }
                for column in self.columns
            ],
        }
        return json.dumps(told, ensure_ascii=False)


def _reason(taken: Recognised) -> str:
    reason = {"named": "as named", "heading": "by its heading", "cells": "by its cells"}[
        taken.reason
    ]
    return f"{taken.kind} in {taken.unit} {reason}" if taken.unit else f"{taken.kind} {reason}"
