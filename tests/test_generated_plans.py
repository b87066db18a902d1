"""Plans in many layouts, drawn here with and without rules: what is read right stays right.

`generated_plans.jsonl.gz` was made once by benchmarks/wild/plain.py, the truth beside the pages.
`generated_plans_right.json` says how much of each is read right; it may only rise:

    python tests/test_generated_plans.py       raises it to what is read right now
"""

import gzip
import json
import runpy
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mattrakan

HERE = Path(__file__).parent
WRITER = runpy.run_path(str(HERE / "written_pdfs.py"))["Writer"]
RIGHT = HERE / "generated_plans_right.json"
RULES = ("all", "level", "upright", "none")

Json = Any


def read_plans() -> dict[str, Json]:
    with gzip.open(HERE / "generated_plans.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {plan["name"]: plan for plan in map(json.loads, lines)}


PLANS = read_plans()
FIRST = [name for name in PLANS if name.endswith(("_1", "_2"))]  # drawn with other rules, too


def texts(rows: list[list[Json]]) -> list[list[str | None]]:
    """Return a table's texts; "<" is covered by the cell to the left, None by the one above."""
    found: list[list[str | None]] = [[None] * len(row) for row in rows]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is not None:
                text, down, across = cell
                for below in range(r, min(r + down, len(rows))):
                    found[below][c + 1 : c + across] = ["<"] * (across - 1)
                found[r][c] = text
    return found


@cache
def drawn(name: str, rules: str, letters: str = "plain") -> bytes:
    plan = PLANS[name]
    writer = WRITER(plan["width"], plan["height"], letters)
    for number, page in enumerate(plan["pages"]):
        if number:
            writer.new_page()
        for piece in page:
            if "text" in piece:
                writer.text(piece["x"], piece["y"], piece["text"], piece["size"])
            else:
                options = {key: piece[key] for key in ("top", "size", "header")}
                writer.table(texts(piece["rows"]), piece["widths"], rules=rules, **options)
    data: bytes = writer.pdf()
    return data


def leaves(told: Json, path: str = "") -> Iterator[tuple[str, Json]]:
    if isinstance(told, dict):
        for key, value in told.items():
            if key not in ("source", "repairs"):
                yield from leaves(value, f"{path}.{key}")
    elif isinstance(told, list):
        for index, value in enumerate(told):
            yield from leaves(value, f"{path}[{index}]")
    elif told is not None:
        yield path, bare(told)


def bare(told: Json) -> Json:
    return "".join(told.split()) if isinstance(told, str) else told


def right_fields(name: str) -> int:
    """Return how many fields of the truth stand in the report at their place."""
    truth = PLANS[name]["truth"]
    report = json.loads(mattrakan.read(drawn(name, "all")).model_dump_json())
    got = dict(leaves({key: report[key] for key in truth}))
    return sum(got.get(path) == value for path, value in leaves(truth))


def right_rows(name: str, rules: str) -> int:
    """Return how many rows of tables are read as they are drawn, covered places among them."""

    def as_row(row: list[str | None]) -> tuple[str | None, ...]:
        return tuple(None if text in (None, "<") else bare(text) for text in row)

    wanted = Counter(
        as_row(row)
        for page in PLANS[name]["pages"]
        for piece in page
        if "rows" in piece
        for row in texts(piece["rows"])
    )
    tables = mattrakan.read_tables(drawn(name, rules))
    return (wanted & Counter(as_row(row) for table in tables for row in table.rows)).total()


def measured(name: str) -> dict[str, int]:
    rows = {rules: right_rows(name, rules) for rules in RULES} if name in FIRST else {}
    return {"fields": right_fields(name), **rows}


FLOORS: dict[str, dict[str, int]] = json.loads(RIGHT.read_text("utf-8")) if RIGHT.exists() else {}


@pytest.mark.parametrize("name", PLANS)
def test_fields_that_were_read_right_still_are(name: str) -> None:
    assert right_fields(name) >= FLOORS[name]["fields"]


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("name", FIRST)
def test_rows_that_were_read_right_still_are(name: str, rules: str) -> None:
    assert right_rows(name, rules) >= FLOORS[name][rules]


LETTERS = ("twice", "marks last", "pulled", "gaps")


@pytest.mark.parametrize(
    ("name", "letters"), [(name, LETTERS[n % len(LETTERS)]) for n, name in enumerate(FIRST)]
)
def test_letters_drawn_in_another_way_are_the_same_text(name: str, letters: str) -> None:
    texts = mattrakan.read_text(drawn(name, "all", letters))
    assert texts == mattrakan.read_text(drawn(name, "all"))


@pytest.mark.parametrize(
    "name", [n for n in PLANS if n.startswith(("contents", "minutes", "prose"))]
)
def test_prose_has_no_tables(name: str) -> None:
    assert mattrakan.read_tables(drawn(name, "all")) == []


def test_there_is_no_plan_without_floors() -> None:
    assert FLOORS.keys() == PLANS.keys()
    assert all(floors["fields"] > 0 for floors in FLOORS.values())


def raise_floors() -> None:
    now = {name: measured(name) for name in PLANS}
    raised = {
        name: {key: max(n, FLOORS.get(name, {}).get(key, 0)) for key, n in counts.items()}
        for name, counts in now.items()
    }
    RIGHT.write_text(
        "{\n" + ",\n".join(f' "{n}": {json.dumps(c)}' for n, c in raised.items()) + "\n}\n", "utf-8"
    )


if __name__ == "__main__":
    raise_floors()
