"""The review page in a real browser: from a finding to its place, from an edit to measures.csv."""

import csv
import json
import runpy
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

import pikepdf
import pytest
from click.testing import CliRunner

import mattrakan
from mattrakan.cli import main
from mattrakan.corrections.canonical import ImpossibleValueError, read_money, read_period
from mattrakan.models import Report

SAMPLES = Path(__file__).parents[1] / "samples"
PLAN = SAMPLES / "khlongphayapla_2566.pdf"
CONTRADICTIONS = SAMPLES / "phukhaothian_2565.pdf"
BUDGET = SAMPLES / "thanmokngoen_budget_2568_typst.pdf"
BROWSER = runpy.run_path(str(Path(__file__).with_name("browser.py")))
Browser: TypeAlias = Any  # of tests/browser.py
pytestmark = pytest.mark.skipif(
    BROWSER["PROGRAM"] is None or find_spec("websocket") is None, reason="there is no Chromium"
)


def rotate_and_crop(path: Path, to: Path) -> None:
    """A page that is turned, shows less than its sheet, inherits its size and has large units."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            x0, y0, x1, y1 = (float(side) for side in page.mediabox)
            page.cropbox = pikepdf.Array([x0 + 10, y0 + 30, x1 - 25, y1 - 15])
            page.obj.Rotate = 90
            page.obj.UserUnit = 2
            page.obj.Parent.MediaBox = page.mediabox
            del page.obj["/MediaBox"]
        pdf.save(to)


def long_plan(to: Path, pages: int) -> None:
    with pikepdf.open(PLAN) as one, pikepdf.new() as pdf:
        for _ in range(pages // len(one.pages)):
            pdf.pages.extend(one.pages)
        pdf.save(to)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    for path in (PLAN, CONTRADICTIONS, BUDGET):
        shutil.copy(path, folder / path.name)
    rotate_and_crop(PLAN, folder / "turned.pdf")
    mattrakan.convert(folder, folder / "out", ["json", "csv"])
    result = CliRunner().invoke(main, ["review", str(folder / "out")])
    assert result.exit_code == 0, result.stderr
    return folder / "out"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with BROWSER["open_browser"]() as one:
        yield one


def show(browser: Browser, run: Path, name: str) -> None:
    browser.open(run / "review" / f"{name}.html")
    browser.wait("document.querySelectorAll('.row').length")


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


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def report_of(run: Path, name: str) -> Report:
    return Report.model_validate_json((run / f"{name}.json").read_bytes())


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


def test_by_keyboard_alone_from_a_doubt_to_measures_csv(
    browser: Browser, run: Path, tmp_path: Path
) -> None:
    show(browser, run, CONTRADICTIONS.stem)
    for _ in range(3):  # past the total score and the grade
        browser.press("n")
    assert browser.run("DATA.findings[current.finding].code") == "period-outside-fiscal-year"
    doubts = browser.run("document.getElementById('doubts').textContent")
    browser.press("e")
    assert browser.run("document.activeElement.dataset.column") == "period"
    browser.type("มค. - มิ.ค. ๖๕")
    note = "document.getElementById(document.activeElement.id + '-note')"
    assert browser.run(f"{note}.classList.contains('wrong')")
    assert "no period" in browser.run(f"{note}.textContent")
    browser.press("Enter")
    assert browser.run("document.activeElement.dataset.column") == "period"  # it stays
    assert browser.run("store.lines().length") == 0
    browser.run("document.activeElement.select()")
    browser.type("ม.ค. - มี.ค. ๖๕")
    assert "2022-01/2022-03" in browser.run(f"{note}.textContent")
    browser.press("Enter")
    assert browser.run("store.lines().length") == 1
    browser.press("u")
    assert browser.run("store.lines().length") == 0
    browser.press("e")
    browser.type("2022-01/2022-03")
    browser.press("Enter")
    assert browser.run("document.getElementById('doubts').textContent") != doubts
    browser.press("n")  # the next doubt is accepted as it was read
    browser.press("a")
    browser.press("s")
    file = browser.downloaded("corrections.csv")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")  # for spreadsheets
    out = tmp_path / "out"
    source = run.parent / CONTRADICTIONS.name
    mattrakan.convert(source, out, ["csv"], corrections=[file])
    second = rows_of(out / "measures.csv")[1]
    assert second["period"] == "2022-01/2022-03"
    assert second["corrected"] == "period"
    assert "period-outside-fiscal-year" not in second["findings"]


def test_edits_are_kept_until_the_page_is_opened_again(browser: Browser, run: Path) -> None:
    show(browser, run, PLAN.stem)
    row = browser.run("DATA.rows.findIndex((row) => row.table === 'measures')")
    browser.run(f"choose({row}, 'budget')")
    browser.press("e")
    browser.type("๔๕,๐๐๐ บาท")
    browser.press("Enter")
    show(browser, run, PLAN.stem)
    (line,) = browser.run("store.lines()")
    assert (line["field"], line["was"], line["is"]) == ("budget", "", "45000")
    browser.open(run / "review" / "index.html")
    browser.click("#save")
    assert b",budget,,45000," in browser.downloaded("corrections.csv").read_bytes()


def test_the_index_leads_to_a_plan_whatever_its_name(browser: Browser, tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path / "แผน #1 100%.pdf")
    mattrakan.convert(tmp_path, tmp_path / "out", ["json"])
    assert CliRunner().invoke(main, ["review", str(tmp_path / "out")]).exit_code == 0
    browser.open(tmp_path / "out" / "review" / "index.html")
    path = browser.run("new URL(document.querySelector('#documents a').href).pathname")
    assert unquote(path) == (tmp_path / "out" / "review" / "แผน #1 100%.html").as_posix()
    browser.run("document.querySelector('#documents a').click()")
    browser.wait("document.querySelectorAll('.row').length")


def test_a_measure_is_corrected_from_any_of_its_rows(browser: Browser, run: Path) -> None:
    show(browser, run, PLAN.stem)
    report = report_of(run, PLAN.stem)
    row = browser.run("DATA.rows.findIndex((row) => row.row_id.endsWith('-m01-a02'))")
    browser.run(f"choose({row}, 'measure')")
    browser.press("e")
    browser.type("ชื่อใหม่")
    browser.press("Enter")
    (line,) = [one for one in browser.run("store.lines()") if one["field"] == "measure"]
    assert line["row_id"] == f"{report.document_id}-m01-a01"
    assert (line["was"], line["is"]) == (report.measures[0].name, "ชื่อใหม่")
    browser.run(f"choose({row - 1}, null)")
    assert "ชื่อใหม่" in browser.run(f"document.getElementById('row-{row - 1}').innerHTML")


def test_what_a_run_was_given_is_saved_again(browser: Browser, run: Path, tmp_path: Path) -> None:
    report = report_of(run, CONTRADICTIONS.stem)
    row = f"{report.document_id}-m02-a02"
    lines = [
        "document_id,row_id,field,was,is",
        f"{report.document_id},{row},findings,duplicate-number,",
        f"{report.document_id},{row},period,2022-04,2022-05",
    ]
    file = tmp_path / "given.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    source = run.parent / CONTRADICTIONS.name
    mattrakan.convert(source, tmp_path / "out", ["json"], corrections=[file])
    assert CliRunner().invoke(main, ["review", str(tmp_path / "out")]).exit_code == 0
    show(browser, tmp_path / "out", CONTRADICTIONS.stem)
    saved = {(one["field"], one["was"], one["is"]) for one in browser.run("store.lines()")}
    assert ("period", "2022-04", "2022-05") in saved
    (accepted,) = [one for one in saved if one[0] == "findings"]
    assert "duplicate-number" in accepted[1] and "duplicate-number" not in accepted[2]


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


def test_an_unread_table_becomes_a_profile_draft(
    browser: Browser, run: Path, tmp_path: Path
) -> None:
    show(browser, run, BUDGET.stem)
    index = browser.run("DATA.rows.findIndex((row) => row.unread === 'table')")
    browser.click(f"#row-{index} .choose")
    choose = (
        "(() => {{ const s = document.querySelector('#row-{0} select[name={1}]'); s.value = '{2}';"
        "s.dispatchEvent(new Event('change', {{bubbles: true}})) }})()"
    )
    browser.run(choose.format(index, "is", "measures"))
    browser.run(choose.format(index, "column-0", "measure"))
    browser.click(f"#row-{index} .profile")
    draft = browser.downloaded("draft.toml")
    assert 'field = "measure"' in draft.read_text("utf-8")
    mattrakan.read(PLAN, profiles=[draft])  # it is a valid one


WRITTEN = [
    *("2022-03", "2022-03/2022-09", "../2022-09", "2022-03/..", "2022-03~", "P30D", "2022-02-28"),
    *("2022-13", "2022-02-30", "2022-09/2022-03", "../..", "2565-03", "XXXX-03", "P", ""),
    *("มี.ค. - ก.ย. ๖๕", "มีนาคม 2565", "15 มี.ค. 65", "ต.ค. ๖๔ - ก.ย. ๖๕", "มีค ถึง เมย ๒๕๖๕"),
    *("๑๕ มีนาคม พ.ศ. ๒๕๖๕", "เดือนมีนาคม ๒๕๖๕", "มีนา 65", "ทุกเดือน", "มีนาคม", "มค. - มิ.ค. ๖๕"),
    *("2022-03; 2022-05/2022-06", "มี.ค. ๖๕; ก.ย. ๖๕", "32 มี.ค. 65", "1 - 15 มี.ค. 65", "ไตรมาส 1"),
]
AMOUNTS = ["45000", "๔๕,๐๐๐", "๔๕,๐๐๐ บาท", "<=15000", "1,250.50", "45,00", "มาก", "-5", "1e4", ""]


def test_the_page_reads_values_as_corrections_do(browser: Browser, run: Path) -> None:
    show(browser, run, CONTRADICTIONS.stem)
    year = report_of(run, CONTRADICTIONS.stem).fiscal_year

    def in_python(kind: str, text: str) -> str | None:
        try:
            value = read_period(text, year) if kind == "period" else read_money(text)
        except ImpossibleValueError:
            return None
        meant = value.value
        return "; ".join(meant) if isinstance(meant, list) else "" if meant is None else str(meant)

    for kind, texts in (("period", WRITTEN), ("money", AMOUNTS)):
        read = browser.run(f"{json.dumps(texts)}.map((text) => grammar.read('{kind}', text))")
        assert sum(one is not None for one in read) >= len(texts) / 2
        for text, one in zip(texts, read, strict=True):
            # What the page takes, a run takes, and as the same; the page knows fewer words.
            if one is not None:
                assert in_python(kind, one) == one, text
                assert one in (text, in_python(kind, text) or one), text
            elif text.isascii():
                assert in_python(kind, text) != text, text


@pytest.mark.parametrize("name", [PLAN.stem, CONTRADICTIONS.stem, BUDGET.stem])
def test_what_was_read_is_not_refused(browser: Browser, run: Path, name: str) -> None:
    show(browser, run, name)
    refused = browser.run(
        """DATA.rows.flatMap((row) => row.fields)
            .filter((field) => field.text && grammar.read(field.kind, field.text) !== field.text)"""
    )
    assert refused == []


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
    page = (tmp_path / "out" / "review" / "plan.html").read_text("utf-8")
    assert "is not where the run read it" in page


def test_the_page_asks_the_network_for_nothing(run: Path) -> None:
    for path in (run / "review").glob("*.html"):
        text = path.read_text("utf-8")
        assert "http://" not in text and "https://" not in text
