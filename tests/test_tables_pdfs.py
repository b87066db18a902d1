"""Our own renderings against their truth: every cell in its place, no row invented."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

import mattrakan
from mattrakan.extract.readers.choosing import open_reader
from mattrakan.extract.tables.cells import assign_clusters
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import drop_repeated_glyphs
from mattrakan.extract.text.decoding import Decoder
from mattrakan.extract.text.gluing import page_clusters

HERE = Path(__file__).parent
PDFS = sorted((HERE / "pdfs").glob("*.pdf"))
SHARED = HERE.parent.parent / "shared" / "corpus"
CORPUS = sorted([*(SHARED / "dev" / "pdf").glob("*.pdf"), *(SHARED / "real" / "pdf").glob("*.pdf")])

# Pages whose text cannot be read say so; their cells are no test of the tables.
UNREADABLE = {path for path in PDFS if "ghostscript" in path.stem or "unreadable" in path.stem}


def bare(text: str | None) -> str:
    return "".join((text or "").split())


def printed_rows(tables: list[mattrakan.Table]) -> list[list[str]]:
    """All rows of a document, a header told again on the next page left out."""
    rows: list[list[str]] = []
    headers: list[list[str]] = []
    for table in tables:
        texts = [[bare(cell) for cell in row] for row in table.rows]
        if headers and texts[: len(headers)] == headers:
            texts = texts[len(headers) :]
        else:
            headers = texts[: table.header_rows]
        rows += texts
    return rows


def truth_of(path: Path) -> dict[str, list[dict[str, list[list[str | None]]]]]:
    truth: dict[str, list[dict[str, list[list[str | None]]]]] = json.loads(
        path.with_suffix(".json").read_text("utf-8")
    )
    return truth


# LibreOffice breaks "มี.ค." after its first letter in a narrow column, so that a line begins with
# a mark: it goes to the nearest letter of that line.
BROKEN_CLUSTER = pytest.mark.xfail(reason="a letter and its mark stand on two lines", strict=True)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=[BROKEN_CLUSTER] if path.stem == "month_ticks_libreoffice" else [])
        for path in PDFS
    ],
    ids=lambda path: path.stem,
)
def test_cells_are_where_they_stand(path: Path) -> None:
    tables = mattrakan.read_tables(path)
    expected = truth_of(path)["tables"]
    if path in UNREADABLE:
        pytest.skip("its text cannot be read")
    if not expected:
        assert tables == []
        return
    rows = printed_rows(tables)
    wanted = [
        [bare(cell) for cell in row]
        for table in expected
        for row in [*table["header_rows"], *table["rows"]]
    ]
    missing = [row for row in wanted if not any(is_same_row(row, found) for found in rows)]
    # A row that a page break cuts stands in two halves; both halves together must say it.
    assert [row for row in missing if not is_cut_in_two(row, rows)] == []


def is_same_row(wanted: list[str], found: list[str]) -> bool:
    padded = [*found, *[""] * len(wanted)][: max(len(wanted), len(found))]
    return all(
        want == got or (not want and got)
        for want, got in zip([*wanted, *[""] * len(padded)], padded, strict=False)
    )


def is_cut_in_two(wanted: list[str], rows: list[list[str]]) -> bool:
    return any(
        len(first) == len(second) == len(wanted)
        and all(
            want in (a + b, a, "") or a + b == want
            for want, a, b in zip(wanted, first, second, strict=True)
        )
        for first, second in pairwise(rows)
    )


@pytest.mark.parametrize("path", [*PDFS, *CORPUS], ids=lambda path: path.stem)
def test_no_letter_of_a_table_is_lost(path: Path) -> None:
    with open_reader(path.read_bytes(), None, "auto") as reader:
        decoder = Decoder()
        for page in reader.read_pages(range(1, min(reader.n_pages, 4) + 1)):
            clusters = page_clusters(drop_repeated_glyphs(decoder.decode(page)))
            grids = find_grids(clusters, page.rules)
            inside, outside = assign_clusters(clusters, grids)
            held = [id(c) for cells in inside for cell in cells.values() for c in cell]
            assert len(held) == len(set(held))
            assert len(held) + len(outside) == len(clusters)
            for cluster in outside:
                x, y = (cluster.x0 + cluster.x1) / 2, cluster.baseline - 0.3 * cluster.size
                assert not any(grid.box.holds(x, y) for grid in grids)
