"""Corrections made on the review page in a real browser, up to measures.csv."""

import csv
import json
import runpy
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner

import mattrakan
from mattrakan.cli import main
from mattrakan.corrections.canonical import ImpossibleValueError, read_money, read_period

REVIEWING = runpy.run_path(str(Path(__file__).with_name("reviewing.py")))
PLAN: Path = REVIEWING["PLAN"]
CONTRADICTIONS: Path = REVIEWING["CONTRADICTIONS"]
BUDGET: Path = REVIEWING["BUDGET"]
Browser: TypeAlias = Any  # of tests/browser.py
run, browser = REVIEWING["run"], REVIEWING["browser"]
show, report_of = REVIEWING["show"], REVIEWING["report_of"]
pytestmark = [REVIEWING["needs_browser"], pytest.mark.plain_only]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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
