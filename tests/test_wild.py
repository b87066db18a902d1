"""The generator of plans in benchmarks/wild: the same again from a seed, and true to itself."""

import importlib
import json
import sys
from collections import Counter
from dataclasses import asdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(FOLDER))
documents: Any = importlib.import_module("wild.documents")
producers: Any = importlib.import_module("wild.producers")
structures: Any = importlib.import_module("wild.structures")
judging: Any = importlib.import_module("wild.judging")
wrapping: Any = importlib.import_module("wild.producers.wrapping")
flow: Any = importlib.import_module("wild.producers.flow")
chances: Any = importlib.import_module("wild.chances")
pages: Any = importlib.import_module("wild.pages")

SEEDS = range(2)
needs_fonts = pytest.mark.skipif(
    not wrapping.font_file("Loma").exists(), reason="fonts-thai-tlwg is not installed"
)
pytestmark = needs_fonts


@cache
def made(structure: str, seed: int) -> Any:
    return documents.make(seed, 3, structure=structure)


@pytest.mark.parametrize("structure", structures.STRUCTURES)
def test_the_same_seed_gives_the_same_document(structure: str) -> None:
    first, again = made(structure, 1), documents.make(1, 3, structure=structure)
    assert first.name == again.name
    assert first.truth == again.truth
    assert first.sidecar == again.sidecar
    assert asdict(first.style) == asdict(again.style)
    assert first.truth != made(structure, 0).truth


@pytest.mark.parametrize("structure", structures.STRUCTURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_row_of_a_table_fills_its_width(structure: str, seed: int) -> None:
    for table in pages.tables_of(made(structure, seed).blocks):
        for rows in (table.header, table.rows):
            places = [[0] * len(table.widths) for _ in rows]
            for r, row in enumerate(rows):
                assert len(row) == len(table.widths)
                for c, cell in enumerate(row):
                    if cell is None:
                        continue
                    for below in range(cell.rows):
                        for beside in range(cell.columns):
                            places[r + below][c + beside] += 1
            assert all(count == 1 for row in places for count in row)


def words_of(document: Any) -> str:
    """Return all words of a document, without white space."""
    texts = []
    for block in document.blocks:
        texts.append(getattr(block, "text", ""))
    for table in pages.tables_of(document.blocks):
        texts += [cell.text for row in [*table.header, *table.rows] for cell in row if cell]
    return "".join("".join(texts).split())


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("structure", structures.STRUCTURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_truth_says_what_the_pages_say(structure: str, seed: int) -> None:
    document = made(structure, seed)
    words, truth = words_of(document), document.truth
    for indicator in truth["indicators"]:
        assert bare(indicator["name"]) in words
        assert indicator["issue"] is None or bare(indicator["issue"]) in words
    for measure in truth["measures"]:
        assert bare(measure["name"]) in words
        assert measure["actions"]
        for action in measure["actions"]:
            assert bare(action["text"]) in words
            assert all(bare(owner) in words for owner in action["responsible"])
            assert action["follow_up"] is None or bare(action["follow_up"]) in words
            for key, text in action["extra"].items():
                assert bare(key) in words
                assert text is None or bare(text) in words
    for part in filter(None, truth["agency"].values()):
        assert bare(part) in words


@pytest.mark.parametrize("structure", structures.STRUCTURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_periods_are_in_order_and_in_the_fiscal_year(structure: str, seed: int) -> None:
    truth = made(structure, seed).truth
    year = truth["fiscal_year"]
    for measure in truth["measures"]:
        for action in measure["actions"]:
            period = action["period"]
            assert (period["value"] is None) == (period["status"] != "ok")
            sides = [side for side in (period["start"], period["end"]) if side]
            assert all(year["start"][: len(side)] <= side <= year["end"] for side in sides)
            assert all(first <= last for first, last in pairwise(sides))


def test_structures_that_are_no_plan_have_no_records() -> None:
    for structure in structures.NO_PLAN:
        counts = made(structure, 0).truth["counts"]
        assert set(counts.values()) == {0}


def test_the_unlisted_headings_are_in_no_other_bank() -> None:
    def headings(bank: str) -> set[str]:
        found = chances.words("banks")[bank]
        groups = [*found["columns"].values(), *found["scores"].values()]
        return {bare(text) for group in groups for text in group}

    assert not headings("unlisted") & (headings("listed") | headings("mixed"))


@pytest.mark.parametrize("structure", structures.STRUCTURES)
def test_a_report_like_the_truth_is_all_right(structure: str) -> None:
    document = made(structure, 0)
    truth = json.loads(json.dumps(document.truth))
    report = truth | {"findings": [{"code": code} for code in truth["expected_findings"]]}
    tally = judging.judge(truth, document.sidecar, report).tally
    assert tally.right == tally.fields > 0
    assert tally.found == tally.expected
    assert tally.false == 0


def test_a_swapped_owner_is_wrong_and_silent() -> None:
    document = made("rows", 0)
    report = json.loads(json.dumps(document.truth))
    report["measures"][0]["actions"][0]["responsible"] = ["กองที่ไม่มีอยู่จริง"]
    judged = judging.judge(document.truth, document.sidecar, report)
    assert (judged.tally.wrong, judged.tally.silent) == (1, 1)
    report["findings"] = [
        {"code": "layout-uncertain", "severity": "warning", "where": "measures[0].actions[0]"}
    ]
    assert judging.judge(document.truth, document.sidecar, report).tally.silent == 0


def test_what_no_truth_has_is_invented() -> None:
    document = made("rosters", 0)
    report = json.loads(json.dumps(document.truth))
    report["measures"] = json.loads(json.dumps(made("rows", 0).truth["measures"]))
    tally = judging.judge(document.truth, document.sidecar, report).tally
    assert tally.invented > 0
    assert tally.records > 0


@pytest.mark.parametrize("structure", structures.STRUCTURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_all_words_are_drawn_on_the_page(structure: str, seed: int) -> None:
    document = made(structure, seed)
    document.style.page_number = document.style.running_head = ""
    laid = flow.lay_out(document.blocks, document.style)
    drawn = [words for paper in laid.papers for words in paper.words]
    assert all(0 < words.x < laid.width and 0 < words.y < laid.height for words in drawn)
    letters, wanted = Counter("".join(bare(w.text) for w in drawn)), Counter(words_of(document))
    assert not wanted - letters
    if not any(table.repeat_header for table in pages.tables_of(document.blocks)):
        assert letters == wanted


@pytest.mark.parametrize("structure", ["packed", "ranges"])
@pytest.mark.parametrize("seed", range(8))
def test_a_text_that_is_printed_for_several_steps_is_true_of_each(
    structure: str, seed: int
) -> None:
    """Whatever the truth says of a step stands in the cell of its measure, and nothing is blank."""
    document = made(structure, seed)
    (table,) = pages.tables_of(document.blocks)
    if document.sidecar["variant"] == "aligned":
        return
    cells = [[bare(cell.text) for cell in row if cell] for row in table.rows]
    for measure, row in zip(document.truth["measures"], cells, strict=True):
        for action in measure["actions"]:
            for text in action["extra"].values():
                assert text is None or any(bare(text) in cell for cell in row)
            if document.sidecar["variant"] in ("one", "shared", "bullets"):
                assert None not in action["extra"].values()


def test_steps_share_a_further_column_by_its_heading() -> None:
    plans: Any = importlib.import_module("wild.plans")
    first, second = (
        plans.Action(text, [], "", plans.Period("", None), None, None, {"ผู้สนับสนุน": helper})
        for text, helper in (("ก", "กองคลัง"), ("ข", None))
    )
    plans.share([first, second], "helper", "ผู้สนับสนุน")
    assert second.extra == {"ผู้สนับสนุน": "กองคลัง"}
    plans.share([first, second], "follow_up")
    assert second.extra == {"ผู้สนับสนุน": "กองคลัง"}


def test_a_row_cut_by_a_page_end_has_each_line_once() -> None:
    lines = [f"บรรทัด{number}" for number in range(90)]
    row = [pages.Cell("\n".join(lines)), pages.Cell("สั้น")]
    table = pages.Table([1.0, 1.0], [], [row], cut_rows=True)
    laid = flow.lay_out([table], made("rows", 0).style)
    drawn = [[words.text for words in paper.words] for paper in laid.papers]
    assert len(drawn) > 1
    assert [text for page in drawn for text in page if text != "สั้น"] == lines
    assert "สั้น" in drawn[0]


@pytest.mark.parametrize("producer", producers.QUICK)
@pytest.mark.parametrize("structure", ["rows", "packed", "calendars", "upright"])
def test_each_producer_makes_a_pdf(producer: str, structure: str, tmp_path: Path) -> None:
    if not producers.PRODUCERS[producer].installed:
        pytest.skip(f"{producer} is not installed")
    document = documents.make(0, 3, structure=structure, producers=[producer])
    path = document.write(tmp_path)
    assert path.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "truth" / f"{document.name}.truth.json").exists()
