"""Write the columns of every table into outputs.md, with examples from the samples.

python docs/make_columns.py
"""

import csv
import tempfile
from pathlib import Path

import mattrakan
from mattrakan.export.columns import TABLES

DOCS = Path(__file__).parent
PAGE = DOCS / "outputs.md"
START, END = "<!-- columns -->\n", "## What differs between formats"
LONGEST = 60
# A column of the samples with a kind.
OWN = """
name = "targets"
extends = "measures"
[[columns]]
field = "extra"
headers = ["ตัวชี้วัดความสำเร็จ"]
kind = "percent"
name = "target"
"""
BAR = "\\|"  # within a cell of a table
# Values of columns that no sample fills.
MADE = {
    "corrected": "period; budget",
    "findings": "score-range",
    "instrument": "IIT",
    "message_th": "คะแนน 120 อยู่นอกช่วง 0 ถึง 100",
    "page_label": "๑",
    "same_plan_as": "b1946ac92492",
}


def make_columns(plans: Path, budgets: Path, own: Path) -> str:
    """Return a heading and a table of columns for each table of a run.

    Args:
        plans: folder of a run without a profile of budgets.
        budgets: folder of a run that read outlines.
        own: folder of a run with a column of one's own.
    """
    parts = []
    for name, columns in TABLES.items():
        out = {"outline": budgets, "action_values": own}.get(name, plans)
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        lines = ["| column | type | meaning | example |", "| --- | --- | --- | --- |"]
        row = max(rows, key=lambda one: sum(text not in ("", "0") for text in one.values()))
        for column in columns:
            kind = column.type + (", never empty" if column.required else "")
            values = [row.get(column.name), *(one[column.name] for one in rows)]
            example = next(filter(None, values), MADE.get(column.name, ""))
            cell = f"`{shorten(example)}`" if example else ""
            lines.append(f"| {column.name} | {kind} | {column.meaning} | {cell} |")
        parts.append("\n".join([f"### {name}", "", *lines, ""]))
    return "\n".join(parts)


def shorten(text: str) -> str:
    """Return a value as it is shown in a cell of a table."""
    text = " ".join(text.split()).replace("|", BAR)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def main() -> None:
    """Convert the samples and write the page."""
    samples = Path("samples")  # of the repository, from its folder
    with tempfile.TemporaryDirectory() as folder:
        plans, budgets, own = (Path(folder, name) for name in ("plans", "budgets", "own"))
        profiles = ["local_budget", "state_budget"]
        mattrakan.convert([samples], plans, formats=["csv"])
        mattrakan.convert([samples], budgets, formats=["csv"], profiles=profiles)
        profile = Path(folder, "own.toml")
        profile.write_text(OWN, "utf-8")
        mattrakan.convert([samples], own, formats=["csv"], profiles=[profile])
        made = make_columns(plans, budgets, own)
    head, _, rest = PAGE.read_text("utf-8").partition(START)
    PAGE.write_text(f"{head}{START}\n{made}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
