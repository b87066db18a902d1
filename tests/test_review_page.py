"""The review page in a real browser: what it shows, and where."""

import json
import runpy
import shutil
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

import pikepdf
import pytest
from click.testing import CliRunner

import mattrakan
from mattrakan.cli import main

REVIEWING = runpy.run_path(str(Path(__file__).with_name("reviewing.py")))
PLAN: Path = REVIEWING["PLAN"]
CONTRADICTIONS: Path = REVIEWING["CONTRADICTIONS"]
Browser: TypeAlias = Any  # of tests/browser.py
run, browser = REVIEWING["run"], REVIEWING["browser"]
show, report_of = REVIEWING["show"], REVIEWING["report_of"]
pytestmark = [REVIEWING["needs_browser"], pytest.mark.plain_only]


def long_plan(to: Path, pages: int) -> None:
    with pikepdf.open(PLAN) as one, pikepdf.new() as pdf:
        for _ in range(pages // len(one.pages)):
            pdf.pages.extend(one.pages)
        pdf.save(to)


def marked(browser: Browser) -> tuple[int, list[float]]:
    """Return the page of the mark and its sides in points, from what the window shows."""
    browser.wait("document.querySelector('.mark')")
    page, *sides = browser.run(
        """(() => {
            const mark = document.querySelector('.mark'), sheet = mark.closest('.sheet');
            const a = mark.getBoundingClientRect(), s = sheet.getBoundingClientRect();
            const page = DATA.pages[sheet.dataset.index];
            const wide = page.width / s.width, high = page.height / s.height;
            return [page.number, (a.left - s.left) * wide, (a.top - s.top) * high,
                    (a.right - s.left) * wide, (a.bottom - s.top) * high];
        })()"""
    )
    return page, sides


def test_a_finding_marks_its_cell(browser: Browser, run: Path) -> None:
    show(browser, run, CONTRADICTIONS.stem)
    report = report_of(run, CONTRADICTIONS.stem)
    n, finding = next(
        (n, f) for n, f in enumerate(report.findings) if f.code == "period-outside-fiscal-year"
    )
    row = browser.run(f"DATA.findings[{n}].row")
    browser.click(f"#row-{row} .choose")
    browser.click(f"#row-{row} .point[data-finding='{n}']")
    assert finding.where == "measures[0].actions[1].period"
    page, *box = report.measures[0].actions[1].boxes["period"]
    shown = marked(browser)
    assert shown[0] == page
    assert shown[1] == pytest.approx(box, abs=1)


@pytest.mark.parametrize("name", [PLAN.stem, "turned"])
def test_every_cell_is_marked_at_its_place(browser: Browser, run: Path, name: str) -> None:
    show(browser, run, name)
    rows = browser.run("DATA.rows")
    seen = 0
    for index, row in enumerate(rows):
        for field in row["fields"]:
            if "box" in field:
                column = json.dumps(field["column"])
                browser.run(f"choose({index}, {column}, null, false)")
                page, box = marked(browser)
                assert page == field["page"]
                assert box == pytest.approx(field["box"], abs=1)
                seen += 1
    report = report_of(run, name)
    assert seen >= 4 * sum(len(measure.actions) for measure in report.measures)


def test_the_picture_shows_what_is_marked(browser: Browser, run: Path) -> None:
    """The picture has the proportions of the page, and ink under the mark of a cell."""
    from PIL import Image

    report = report_of(run, "turned")
    page, x0, top, x1, bottom = report.measures[0].actions[0].boxes["period"]
    folder = run / "review" / f"turned-{report.document_id}"
    with Image.open(folder / f"p{page:04}.jpg") as picture:
        scale = 110 / 72
        part = picture.convert("L").crop(
            (
                round(x0 * scale) + 4,
                round(top * scale) + 4,
                round(x1 * scale) - 4,
                round(bottom * scale) - 4,
            )
        )
        assert min(part.tobytes()) < 100
    show(browser, run, "turned")
    sizes = browser.wait(
        """(() => {
            const c = document.querySelector('.sheet canvas'), page = DATA.pages[0];
            return c?.width && [c.width / c.height, page.width / page.height];
        })()"""
    )
    assert sizes[0] == pytest.approx(sizes[1], rel=0.01)


def test_a_place_on_the_page_chooses_its_row(browser: Browser, run: Path) -> None:
    show(browser, run, PLAN.stem)
    row = browser.run("DATA.rows.findLastIndex((row) => row.table === 'measures')")
    page = browser.run(f"DATA.rows[{row}].page")
    browser.run(f"document.querySelector('#page-{page}').scrollIntoView()")
    box = browser.run(f"DATA.rows[{row}].fields.find((f) => f.column === 'period').box")
    browser.run("document.getElementById('pages').scrollBy(0, 200)")
    x, y = browser.run(
        f"""(() => {{
            const sheet = document.querySelector('#page-{page}'), b = {json.dumps(box)};
            const a = sheet.getBoundingClientRect(), p = DATA.pages[sheet.dataset.index];
            return [a.left + ((b[0] + b[2]) / 2 / p.width) * a.width,
                    a.top + ((b[1] + b[3]) / 2 / p.height) * a.height];
        }})()"""
    )
    browser.click_at(x, y)
    assert browser.run("[current.row, current.column]") == [row, "period"]


def test_the_index_leads_to_a_plan_whatever_its_name(browser: Browser, tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path / "แผน #1 100%.pdf")
    mattrakan.convert(tmp_path, tmp_path / "out", ["json"])
    assert CliRunner().invoke(main, ["review", str(tmp_path / "out")]).exit_code == 0
    browser.open(tmp_path / "out" / "review" / "index.html")
    path = browser.run("new URL(document.querySelector('#documents a').href).pathname")
    assert unquote(path) == (tmp_path / "out" / "review" / "แผน #1 100%.html").as_posix()
    browser.run("document.querySelector('#documents a').click()")
    browser.wait("document.querySelectorAll('.row').length")


def test_both_languages_and_the_help(browser: Browser, run: Path) -> None:
    show(browser, run, CONTRADICTIONS.stem)
    browser.press("n")
    report = report_of(run, CONTRADICTIONS.stem)
    english = browser.run("document.getElementById('rows').textContent")
    assert any(finding.message in english for finding in report.findings)
    browser.press("l")
    thai = browser.run("document.getElementById('rows').textContent")
    assert any(finding.message_th in thai for finding in report.findings)
    assert browser.run("document.documentElement.lang") == "th"
    browser.press("?")
    assert browser.run("document.getElementById('help').open")
    browser.press("Escape")
    assert not browser.run("document.getElementById('help').open")


def test_filters_show_what_they_say(browser: Browser, run: Path) -> None:
    show(browser, run, CONTRADICTIONS.stem)
    shown = "[...document.querySelectorAll('.row')].filter((row) => !row.hidden).length"
    everything = browser.run(shown)
    browser.press("f")
    doubtful = browser.run(shown)
    assert 0 < doubtful < everything
    assert browser.run("document.getElementById('filter-doubtful').checked")
    browser.press("f")
    assert browser.run(shown) == 0


def test_every_control_has_a_name(browser: Browser, run: Path) -> None:
    show(browser, run, CONTRADICTIONS.stem)
    browser.press("n")
    nameless = browser.run(
        """[...document.querySelectorAll('button, input, select, textarea')].filter((one) =>
            !(one.textContent.trim() || one.ariaLabel || (one.labels ?? []).length)).length"""
    )
    assert nameless == 0
    assert browser.run("getComputedStyle(document.querySelector('.badge.doubt')).color")


def test_a_plan_of_300_pages_stays_light(browser: Browser, tmp_path: Path) -> None:
    long_plan(tmp_path / "long.pdf", 300)
    mattrakan.convert(tmp_path / "long.pdf", tmp_path / "out", ["json"])
    result = CliRunner().invoke(main, ["review", str(tmp_path / "out")])
    assert result.exit_code == 0
    show(browser, tmp_path / "out", "long")
    assert browser.run("document.querySelectorAll('.sheet').length") == 300
    assert browser.run("DATA.rows.length") > 1000
    # Pictures are there where they are seen, and only there; none is left to the browser's cache.
    shown = "document.querySelectorAll('.sheet canvas').length"
    assert browser.wait(shown) < 20
    for row in ("Math.floor(DATA.rows.length / 2)", "20", "DATA.rows.length - 1"):
        browser.run(f"choose({row})")
        browser.wait(f"document.querySelector(`#page-${{DATA.rows[{row}].page}} canvas`)")
    assert browser.run(shown) < 20
    assert browser.run("document.querySelectorAll('img').length") == 0
    # Rows far from the chosen one are not laid out.
    laid_out = "(row) => row.checkVisibility({contentVisibilityAuto: true})"
    rows = browser.run(f"[...document.querySelectorAll('.row')].filter({laid_out}).length")
    assert rows < browser.run("DATA.rows.length") / 2


def test_a_pdf_that_moved_is_said_on_the_page(tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path / "plan.pdf")
    mattrakan.convert(tmp_path / "plan.pdf", tmp_path / "out", ["json"])
    (tmp_path / "plan.pdf").unlink()
    result = CliRunner().invoke(main, ["review", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "is not where the run read it" in result.stderr
    assert result.stderr.count("plan.pdf") == 1
    page = (tmp_path / "out" / "review" / "plan.html").read_text("utf-8")
    assert "is not where the run read it" in page


def test_the_page_asks_the_network_for_nothing(run: Path) -> None:
    for path in (run / "review").glob("*.html"):
        text = path.read_text("utf-8")
        assert "http://" not in text and "https://" not in text
