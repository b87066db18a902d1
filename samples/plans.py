"""Plans: records of a source become tables on a page, and the Report that must come out of it.

The Report is made from the same records, never from the PDF. A source says itself what only a
reader of the page can know: the canonical value of each period, and the findings that are due.
"""

from decimal import Decimal
from typing import Any

from blocks import ABOVE, LEFT, Block, Grid, one_line
from outlines import expect_outline

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
THAI_LETTERS = "กขคงจฉชซ"
CONTINUED = " (ต่อ)"


def number_of(mark: str) -> int | None:
    """Return the last component of a printed list number: ๑.๒ is 2, ข. is 2, a dash is none."""
    last = mark.strip("().").split(".")[-1].translate(THAI_DIGITS)
    if last.isdigit():
        return int(last)
    return THAI_LETTERS.index(last) + 1 if last and last in THAI_LETTERS else None


def marked(mark: str, text: str) -> str:
    """Return a text behind its printed number."""
    return f"{mark} {text}".strip()


def as_cell(action: dict[str, Any], kind: str, header: str) -> str:
    """Return what the cell of one action prints in a column."""
    if kind == "action":
        return marked(action.get("mark", ""), action["text"])
    if kind == "who":
        return action.get("who_printed", " / ".join(action["who"]) or "-")
    if kind == "extra":
        return action.get("extra", {}).get(header, "-")
    return action.get(kind, "-")


def measure_cell(measure: dict[str, Any], kind: str, again: bool) -> str:
    """Return what the measure's own cell prints; `again` on the page where it goes on."""
    name = measure["name"] + CONTINUED * again
    return {
        "measure": marked(measure.get("mark", ""), name),
        "measure_no": measure.get("mark", ""),
        "measure_name": name,
    }[kind]


def measure_rows(
    measure: dict[str, Any], actions: list[dict[str, Any]], table: dict[str, Any], again: bool
) -> list[list[str]]:
    """Return the rows of one measure, or of that part of it which stands on one page."""
    columns = list(zip(table["columns"], table["header"], strict=True))
    if table["style"] == "packed":
        row = [
            measure_cell(measure, kind, again)
            if kind.startswith("measure")
            else "\n".join(as_cell(action, kind, header) for action in actions)
            for kind, header in columns
        ]
        return [row]
    rest = {"span": ABOVE, "blank": ""}[table["style"]]
    return [
        [
            (rest if index else measure_cell(measure, kind, again))
            if kind.startswith("measure")
            else ABOVE
            if index and kind in action.get("same", ())
            else as_cell(action, kind, header)
            for kind, header in columns
        ]
        for index, action in enumerate(actions)
    ]


def measure_blocks(measures: list[dict[str, Any]], table: dict[str, Any]) -> list[Block]:
    """Return the measures as one table, or one a page where an action begins a new one."""
    pages: list[list[list[str]]] = [[]]
    for measure in measures:
        parts: list[list[dict[str, Any]]] = [[]]
        for index, action in enumerate(measure["actions"]):
            if action.get("new_page"):
                if index == 0:
                    pages.append([])
                else:
                    parts.append([])
            parts[-1].append(action)
        for n, part in enumerate(parts):
            if n:
                pages.append([])
            pages[-1] += measure_rows(measure, part, table, again=n > 0)
    drawn = {key: table[key] for key in ("rules", "centred", "cut_rows") if key in table}
    blocks: list[Block] = []
    for rows in pages:
        if blocks:
            blocks.append(Block("break"))
        grid = Grid([table["header"]], rows, table["widths"], "measures", **drawn)
        blocks.append(Block("table", grid=grid))
    return blocks


def indicator_grid(indicators: list[dict[str, Any]], table: dict[str, Any]) -> Grid:
    """Return the score table; a change of `group` prints a row across it."""
    rows: list[list[str]] = []
    group = None
    for item in indicators:
        if item.get("group") and item["group"] != group:
            group = item["group"]
            rows.append([group, *[LEFT] * (len(table["header"]) - 1)])
        cells = {
            "name": marked(item.get("mark", ""), item["name"]),
            "no": item.get("mark", ""),
            "bare_name": item["name"],
            "score": item["score"],
            "issue": item.get("issue", "-"),
        }
        rows.append([cells[kind] for kind in table["columns"]])
    return Grid([table["header"]], rows, table["widths"], "indicators", table.get("rules", "all"))


def interval_sides(value: str | None) -> tuple[str | None, str | None]:
    """Return the first and last date of a canonical period."""
    if value is None:
        return None, None
    start, _, end = value.partition("/")
    return (None if start == ".." else start), (None if end == ".." else end or start)


def expect_period(action: dict[str, Any]) -> dict[str, Any] | None:
    """Return the period as it must be read: the source tells its value."""
    if "period" not in action:
        return None
    value = action.get("value")
    start, end = interval_sides(value)
    status = action.get("status", "blank" if action["period"] == "-" else "ok")
    return {
        "raw": action["period"],
        "value": value,
        "start": start,
        "end": end,
        "status": status,
        "flags": action.get("flags", []),
        "alternatives": action.get("alternatives", []),
    }


def expect_action(action: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """Return one action as it must be read."""
    columns = zip(table["columns"], table["header"], strict=True)
    extra_headers = [one_line(header) for kind, header in columns if kind == "extra"]
    printed = action.get("extra", {})
    budget = None
    if "budget" in action and action["budget"] != "-":
        flags = ["no_budget"] if action["amount"] == 0 else []
        budget = {
            "raw": action["budget"],
            "value": action["amount"],
            "status": "ok",
            "flags": flags,
        }
    follow_up = action.get("follow_up", "-")
    return {
        "no": number_of(action.get("mark", "")),
        "text": action["text"],
        "responsible": action["who"],
        "period": expect_period(action),
        "follow_up": None if follow_up == "-" else follow_up,
        "budget": budget,
        "extra": {header: printed.get(header) for header in extra_headers},
        "values": {},  # no profile of a sample gives a column a kind of its own
    }


def expect_indicator(item: dict[str, Any]) -> dict[str, Any]:
    """Return one indicator as it must be read."""
    score = Decimal(item["score"].translate(THAI_DIGITS))
    return {
        "no": number_of(item.get("mark", "")),
        "name": item["name"],
        "instrument": item.get("instrument"),
        "score": float(score),
        "issue": item.get("issue"),
    }


def expect_report(told: dict[str, Any], table: dict[str, Any] | None) -> dict[str, Any]:
    """Return the Report that must come out, less what differs from file to file."""
    facts = told["report"]
    year = facts.get("fiscal_year")
    places = dict.fromkeys(("name", "subdistrict", "district", "province"))
    assessed = dict.fromkeys(("score", "grade"))
    span = (
        {"be": year, "start": f"{year - 544}-10-01", "end": f"{year - 543}-09-30"} if year else None
    )
    return {
        "schema": "mattrakan/report/1",
        "source": {"text_layer": facts.get("text_layer", "native"), "pages": told["pages"]},
        "title": facts.get("title"),
        "agency": places | facts["agency"] if "agency" in facts else None,
        "fiscal_year": span,
        "assessment": assessed | facts["assessment"] if "assessment" in facts else None,
        "indicators": [expect_indicator(item) for item in told.get("indicator", [])],
        "measures": [
            {
                "no": number_of(measure.get("mark", "")),
                "name": measure["name"],
                "actions": [expect_action(action, table) for action in measure["actions"]],
            }
            for measure in told.get("measure", [])
            if table
        ],
        "outline": expect_outline(told.get("outline", []), year),
        "tables": told.get("tables", []),
        "findings": facts.get("findings", []),
    }
