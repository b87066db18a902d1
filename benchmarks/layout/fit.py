"""Fits the weights of knowledge/column_roles.toml on generated plans, and says how good they are.

    python benchmarks/layout/fit.py --folder DIR... [--write | --judge]

Each DIR holds documents of `benchmarks/wild/run.py --make-only --keep DIR`. The wording bank
`unlisted` and the structures `merged` and `two_plans` are held out: the figures are theirs, the
weights never see them. Headings are not learned from: cells and places have to be enough by
themselves.
"""

import argparse
import datetime
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from mattrakan.extract.reading import read_document
from mattrakan.extract.tables.table import Table
from mattrakan.normalize.layout import column_roles
from mattrakan.normalize.layout.column_evidence import column_cells, column_evidence
from mattrakan.normalize.layout.column_roles import ROLES, VECTOR, assign_roles, role_chances
from mattrakan.normalize.layout.header_scores import score_fields
from mattrakan.normalize.layout.profile import built_in_profiles
from mattrakan.normalize.wording import fold

ROLE_OF = {
    "number": "number", "step": "number", "measure": "measure", "how": "action",
    "plain": "action", "who": "responsible", "when": "period", "follow_up": "follow_up",
    "money": "budget", "target": "extra", "note": "extra", "group": "extra",
    "result": "extra", "helper": "extra",
}  # fmt: skip
HELD_BANKS = {"unlisted"}
HELD_STRUCTURES = {"merged", "two_plans"}
STATED = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)
TARGET = Path(__file__).parents[2] / "normalize" / "knowledge" / "column_roles.toml"


class Sample(NamedTuple):
    """One table: of each column what it shows, how many cells, what its heading says, its role."""

    shown: list[tuple[float, ...]]
    counts: list[int]
    headers: list[dict[str, float]]
    roles: list[str]
    held: bool
    name: str


def samples_of(pdf: Path) -> list[Sample]:
    told = json.loads(pdf.with_suffix(".json").read_text("utf-8"))
    # Starts and ends are known by their headings alone.
    wanted = [
        table
        for table in told["tables"]
        if len(table.get("roles", ())) > 2 and set(table["roles"]) <= set(ROLE_OF)
    ]
    held = told["bank"] in HELD_BANKS or told["layout"] in HELD_STRUCTURES
    profile = next(p for p in built_in_profiles() if p.name == "measures")
    found = []
    for page in read_document(pdf).pages:
        for table in page.tables:
            for known in wanted:
                sample = match(table, known)
                if sample is None:
                    continue
                first, levels = sample
                shown = column_evidence(table, first)
                counts = [len(column.texts) for column in column_cells(table, first)]
                headers = [score_fields([text], profile) for text in levels]
                roles = [ROLE_OF[role] for role in known["roles"]]
                found.append(Sample(shown, counts, headers, roles, held, pdf.stem))
                break
    return found


def match(table: Table, known: dict[str, Any]) -> tuple[int, list[str]] | None:
    """Return the first row below the headings and the headings, where a table is the known one."""
    if not known["header_rows"]:
        return None
    headings = [fold(text or "") for text in known["header_rows"][-1]]
    for row, texts in enumerate(table.rows[:3]):
        if len(texts) == len(headings) and [fold(text or "") for text in texts] == headings:
            return row + 1, [text or "" for text in texts]
    return None


def fit(vectors: np.ndarray, wanted: np.ndarray, decay: float) -> np.ndarray:
    """Return the weights of a softmax regression (roles x features), by Newton-like descent."""
    n, width = vectors.shape
    weights = np.zeros((len(ROLES), width))
    first = np.zeros_like(weights)
    second = np.zeros_like(weights)
    goal = np.eye(len(ROLES))[wanted]
    for step in range(1, 3001):
        sums = vectors @ weights.T
        sums -= sums.max(axis=1, keepdims=True)
        chances = np.exp(sums)
        chances /= chances.sum(axis=1, keepdims=True)
        slope = (chances - goal).T @ vectors / n + decay * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = 0.03 * min(1.0, 1500 / step)
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return weights


def judge(samples: list[Sample], *, bare: bool) -> tuple[float, float, list]:
    """Return shares of columns and of tables right, and (margin, main fields right) of each."""
    right = columns = whole = 0
    curve = []
    for sample in samples:
        chances = [
            role_chances(shown, count, {} if bare else header)
            for shown, count, header in zip(
                sample.shown, sample.counts, sample.headers, strict=True
            )
        ]
        found = assign_roles(chances)
        same = [a == b for a, b in zip(found.roles, sample.roles, strict=True)]
        right += sum(same)
        columns += len(same)
        whole += all(same)
        main = all(
            a == b
            for a, b in zip(found.roles, sample.roles, strict=True)
            if {a, b} & {"measure", "action", "responsible", "period"}
        )
        curve.append((found.margin, main))
    return right / max(columns, 1), whole / max(len(samples), 1), curve


def judge_all(learned: list[Sample], held: list[Sample]) -> dict[str, float]:
    """Print how many columns and tables are right, and how right the sure ones are."""
    figures = {}
    for title, part, bare in (
        ("learned", learned, False),
        ("learned, no headings", learned, True),
        ("held out", held, False),
        ("held out, no headings", held, True),
    ):
        columns, whole, curve = judge(part, bare=bare)
        figures[title] = columns
        print(f"{title}: columns right {columns:.4f}, tables right {whole:.4f}")
        for least in (0, 0.5, 1, 2, 3, 4.6, 7):
            sure = [main for margin, main in curve if margin >= least]
            if sure:
                share = len(sure) / len(curve)
                print(f"   margin >= {least}: {share:.3f} of tables, right {np.mean(sure):.4f}")
    return figures


def print_curve(samples: list[Sample]) -> None:
    """Print how sure the choice of main columns says to be, and how often it is right."""
    print("| stated sureness | tables | right | tables, no headings | right |")
    print("|---|---|---|---|---|")
    curves = [judge(samples, bare=bare)[2] for bare in (False, True)]
    for low, high in zip(STATED, [*STATED[1:], 2.0], strict=True):
        cells = []
        for curve in curves:
            here = [main for margin, main in curve if low <= stated(margin) < high]
            cells += [str(len(here)), f"{100 * np.mean(here):.1f} %" if here else "-"]
        name = f"{100 * low:g} to {100 * high:g} %" if high <= 1 else f"{100 * low:g} % and more"
        print(f"| {name} | {' | '.join(cells)} |")


def stated(margin: float) -> float:
    """Return the chance that a choice is right, by how much likelier it is than any other.

    >>> round(stated(4.6), 3)
    0.99
    """
    return 1.0 / (1.0 + float(np.exp(-margin)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folder", type=Path, nargs="+", required=True)
    parser.add_argument("--decay", type=float, default=3e-4)
    parser.add_argument(
        "--judge", action="store_true", help="the weights as they are, and how sure they say to be"
    )
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    pdfs = [pdf for folder in args.folder for pdf in sorted((folder / "pdf").glob("*.pdf"))]
    samples = [sample for pdf in pdfs for sample in samples_of(pdf)]
    learned = [sample for sample in samples if not sample.held]
    held = [sample for sample in samples if sample.held]
    print(f"{len(samples)} tables, {len(held)} of them held out")
    if args.judge:
        judge_all(learned, held)
        print_curve(samples)
        return
    rows = [(*shown, 1.0) for sample in learned for shown in sample.shown]
    wanted = [ROLES.index(role) for sample in learned for role in sample.roles]
    weights = fit(np.array(rows), np.array(wanted), args.decay)
    column_roles._weights = lambda: {  # type: ignore[attr-defined]
        role: tuple(map(float, row)) for role, row in zip(ROLES, weights, strict=True)
    }
    figures = judge_all(learned, held)
    if args.write:
        write(weights, figures, len(learned))


def write(weights: np.ndarray, figures: dict[str, float], count: int) -> None:
    lines = [
        "# Weights of the roles of columns, fitted by benchmarks/layout/fit.py; not set by hand.",
        f"# Fitted {datetime.date.today()} on {count} generated tables; the order of the numbers",
        "# is that of VECTOR in layout/column_roles.py.",
        f'fitted = "{datetime.date.today()}"',
        f"tables = {count}",
        f"held_out_right = {figures['held out']:.4f}",
        f"held_out_right_without_headings = {figures['held out, no headings']:.4f}",
        f"features = {json.dumps(VECTOR)}",
        "",
        "[weights]",
    ]
    for role, row in zip(ROLES, weights, strict=True):
        lines.append(f"{role} = [{', '.join(f'{value:.3f}' for value in row)}]")
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"written to {TARGET.name}")


if __name__ == "__main__":
    main()
