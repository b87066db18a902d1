"""Whole documents from a seed number: pages, style, producer, and the truth about them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .chances import BANKS, Chances
from .office import closing, found_office, heading_lines, introduction
from .pages import Block, Cell, Fill, Style, Table, tables_of
from .producers import PRODUCERS, QUICK
from .producers.widths import fit_tables
from .structures import NO_PLAN, STRUCTURES
from .structures.made import Made

RULES = {
    "all": 6, "level": 2, "upright": 1, "none": 1, "dotted": 1, "double": 1, "thick": 1.5,
    "white": 1, "zebra": 1, "book": 0.5,
}  # fmt: skip
FONTS = {"Loma": 3, "Garuda": 3, "Norasi": 2, "Laksaman": 4, "Kinnari": 1, "Umpush": 1, "Waree": 1}
PAGE_NUMBERS = ["", "", "{}", "- {} -", "หน้า {}", "-{}-"]


@dataclass(slots=True)
class Document:
    """One generated document."""

    name: str
    structure: str
    bank: str
    producer: str
    style: Style
    blocks: list[Block]
    truth: dict[str, Any]
    sidecar: dict[str, Any]

    @property
    def is_plan(self) -> bool:
        return self.structure not in NO_PLAN

    def write(self, folder: Path) -> Path:
        """Write the PDF with its sidecar, and its truth; return the path of the PDF."""
        for part in ("pdf", "truth"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        pdf = folder / "pdf" / f"{self.name}.pdf"
        PRODUCERS[self.producer].write(self.blocks, self.style, pdf)
        write_json(pdf.with_suffix(".json"), self.sidecar)
        write_json(folder / "truth" / f"{self.name}.truth.json", self.truth)
        return pdf


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def make(
    seed: int,
    index: int,
    *,
    structure: str = "",
    bank: str = "",
    rules: str = "",
    producers: list[str] | None = None,
) -> Document:
    """Return document number `index` of a seed; what is named is not drawn."""
    first = Chances(f"{seed}/{index}/choice", "listed")
    structure = structure or first.weighted(
        {name: share for name, (_, share) in STRUCTURES.items()}
    )
    bank = bank or first.pick(BANKS)
    draw = Chances(f"{seed}/{index}/{structure}/{bank}", bank)
    office = found_office(draw)
    made = STRUCTURES[structure][0](draw)
    kinds = {name: share for name, share in RULES.items() if name not in made.without}
    rules = rules or draw.weighted(kinds)
    title, heading = heading_lines(draw, office, made.title)
    size = draw.pick([12.0, 13.0, 14.0])
    style = Style(
        rules=rules,
        font=draw.weighted(FONTS),
        size=size,
        table_size=size - draw.pick([1.0, 2.0, 3.0]) - (1.0 if made.landscape else 0.0),
        landscape=made.landscape,
        page_number=draw.pick(PAGE_NUMBERS),
        running_head=office.name if draw.chance(0.15) else "",
        header_fill=draw.chance(0.4),
        header_dark=draw.chance(0.08),
        number_on_top=draw.chance(0.3),
        thai_digits=draw.thai_digits,
    )
    able = [name for name in producers or QUICK if not made.producers or name in made.producers]
    producer = draw.pick(able or ["reportlab"])
    blocks = [*heading, *introduction(draw)]
    if draw.chance(0.2):  # what follows starts far down the page
        blocks.append(Fill(leave=draw.number(60, 220)))
    blocks += [*made.blocks, *closing(draw)]
    fit_tables(blocks, style)
    name = f"g{seed}_{index:04}_{structure}__{bank}_{rules}_{producer}"
    truth = truth_of(draw, name, title, office.as_truth(), made)
    sidecar = {
        "doc": f"../truth/{name}.truth.json",
        "producer": producer,
        "layout": structure,
        "variant": made.variant,
        "bank": bank,
        "rules": rules,
        "font": style.font,
        "size": style.size,
        "table_size": style.table_size,
        "landscape": style.landscape,
        "must_refuse": False,
        "expected_findings_extra": [],
        "allowed_findings": made.allowed,
        "tables": [sidecar_table(table) for table in tables_of(blocks) if not table.unseen],
    }
    return Document(name, structure, bank, producer, style, blocks, truth, sidecar)


def fiscal_year(year: int) -> dict[str, Any]:
    return {"be": year, "start": f"{year - 544}-10-01", "end": f"{year - 543}-09-30"}


def truth_of(
    draw: Chances, name: str, title: str, agency: dict[str, Any], made: Made
) -> dict[str, Any]:
    """Return the truth in the form of a report."""
    measures = [measure.as_truth() for measure in made.measures]
    unread = any(
        action["period"]["status"] == "unparsed" for m in measures for action in m["actions"]
    )
    assessment = None
    if made.score is not None or made.grade is not None:
        assessment = {"score": made.score, "grade": made.grade}
    return {
        "schema": "mattrakan/report/1",
        "truth_version": 1,
        "doc": name,
        "title": title,
        "agency": agency,
        "fiscal_year": fiscal_year(draw.year),
        "assessment": assessment,
        "indicators": made.indicators,
        "measures": measures,
        "tables": [truth_table(table) for table in made.tables],
        "expected_findings": [*made.expected, *(["value-unparsed"] if unread else [])],
        "notes": made.variant,
        "counts": {
            "indicators": len(made.indicators),
            "measures": len(measures),
            "actions": sum(len(measure["actions"]) for measure in measures),
        },
    }


def texts(rows: list[list[Cell | None]]) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in rows]


def merged_rows(table: Table) -> list[list[str | None]]:
    """Return the rows of a table as the eye sees them: rows with no rule between are one."""
    rows: list[list[str | None]] = []
    for place, row in enumerate(texts(table.rows)):
        if place and place - 1 in table.joined:
            above = rows[-1]
            for column, text in enumerate(row):
                if text is not None:
                    above[column] = "\n".join(filter(None, [above[column], text]))
            continue
        hidden = table.joined_columns.get(place - 1, set())
        rows.append([None if column in hidden else text for column, text in enumerate(row)])
    return rows


def sidecar_table(table: Table) -> dict[str, Any]:
    return {
        "kind": table.kind,
        "roles": table.roles,
        "header_rows": texts(table.header),
        "rows": merged_rows(table),
    }


def truth_table(table: Table) -> dict[str, Any]:
    """Return a table that is neither measures nor indicators as it stands in a report."""
    header = texts(table.header)
    flat = [" ".join((text or "").split("\n")) for text in header[-1]] if header else []
    return {
        "page": None,
        "box": None,
        "header": flat,
        "rows": texts(table.rows),
        "header_rows": header,
    }
