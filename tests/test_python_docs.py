"""What Python sees: docs/python.md as it stands, reprs, frames, errors, caps, streams."""

import doctest
import json
import logging
import pickle
import warnings
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.errors import (
    DamagedPdfError,
    ForbiddenFileError,
    MissingFileError,
    NotAPdfError,
    TimeCapError,
    UsageError,
)
from mattrakan.export.columns import TABLES
from mattrakan.export.rows import report_to_rows

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "phukhaothian_2565.pdf"


def test_the_page_says_what_python_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = str(ROOT / "docs" / "python.md")
    failures, tests = doctest.testfile(page, module_relative=False)
    assert tests > 8
    assert failures == 0


@pytest.fixture(scope="module")
def report() -> mattrakan.Report:
    return mattrakan.read(SAMPLE)


def test_frames_have_the_rows_and_types_of_the_tables(report: mattrakan.Report) -> None:
    frames = report.to_frames()
    assert list(frames) == list(TABLES)
    for name, rows in report_to_rows(report).items():
        assert list(frames[name].columns) == [column.name for column in TABLES[name]]
        assert len(frames[name]) == len(rows)
    measures = frames["measures"]
    assert str(measures["page"].dtype) == "Int64" and str(measures["budget"].dtype) == "Float64"
    assert measures["period_last_day"].dtype.kind == "M"
    assert measures["action"].dtype == "string"


def test_json_has_the_keys_of_the_contract(report: mattrakan.Report) -> None:
    told = json.loads(report.model_dump_json())
    assert told["schema"] == "mattrakan/report/1" and "schema_" not in told
    assert "schema" in report.model_dump()
    assert mattrakan.Report.model_validate(told) == report


class Balanced(HTMLParser):
    """Counts what is opened and closed; keeps what is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data


@pytest.mark.parametrize(
    ("make", "seen"),
    [
        (lambda report: report, "การจ่ายเบี้ยยังชีพ"),
        (lambda report: report.findings[0], "score-mismatch"),
        (lambda report: mattrakan.read_tables(SAMPLE)[0], "ตัวชี้วัด"),
        (lambda report: mattrakan.parse_value("<b>๑๒", kind="number"), "<b>๑๒"),
        (lambda report: mattrakan.Batch(
            version="1", options={}, inputs=[], outputs=[], exit_code=0, seconds=0
        ), "Batch"),
    ],
)  # fmt: skip
def test_things_show_themselves_in_a_notebook(
    report: mattrakan.Report, make: Any, seen: str
) -> None:
    shown = Balanced()
    thing = make(report)
    shown.feed(thing._repr_html_())
    assert not shown.open and seen in shown.shown
    assert len(repr(thing)) < 300


def test_a_value_shows_what_makes_it() -> None:
    value = mattrakan.parse_value("มี.ค.", kind="period")
    assert repr(value) == "Value('มี.ค.', 'XXXX-03', status='ambiguous', flags=('year_missing',))"
    assert eval(repr(value), {"Value": mattrakan.Value}) == value
    assert repr(mattrakan.parse_value("๑๒", kind="money")) == "Value('๑๒', Decimal('12'))"
    assert mattrakan.parse_value(None, kind="money").status == "blank"
    assert mattrakan.Value("", Decimal(1)) != mattrakan.Value("", Decimal(2))


def test_a_table_with_spans_as_a_frame() -> None:
    tables = mattrakan.read_tables(ROOT / "samples" / "noenkanghanlom_2567.pdf")
    spanned = next(
        table for table in tables if any(cell.row_span > 1 for cell in table) or table.n_rows > 2
    )
    frame = spanned.to_frame()
    assert frame.shape == (spanned.n_rows - spanned.header_rows, spanned.n_columns)
    body = spanned.rows[spanned.header_rows :]
    assert frame.astype(object).where(frame.notna(), None).to_numpy().tolist() == body
    assert spanned.to_frame(fill_spans=True).isna().sum().sum() == 0
    assert frame.columns.is_unique


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (MissingFileError, FileNotFoundError), (ForbiddenFileError, PermissionError),
        (NotAPdfError, ValueError), (DamagedPdfError, ValueError), (UsageError, ValueError),
        (TimeCapError, TimeoutError),
    ],
)  # fmt: skip
def test_errors_are_also_what_python_calls_them(error: Any, kind: type[Exception]) -> None:
    made = error("It is so.", "Do that.")
    assert isinstance(made, kind) and isinstance(made, mattrakan.MattrakanError)
    copied = pickle.loads(pickle.dumps(made))
    assert str(copied) == str(made) == "It is so. Do that."


def test_a_missing_file_and_a_folder_name_the_path(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.pdf"):
        mattrakan.read(tmp_path / "none.pdf")
    with pytest.raises(PermissionError, match=str(tmp_path)):
        mattrakan.read(tmp_path)
    with pytest.raises(ValueError, match="no kind"):
        mattrakan.parse_value("x", kind="colour")


def test_reading_within_caps_gives_the_same_and_ends_in_time(report: mattrakan.Report) -> None:
    assert mattrakan.read(SAMPLE, timeout=200) == report
    with pytest.raises(TimeoutError):
        mattrakan.read_text(SAMPLE, timeout=0.001)
    with pytest.raises(mattrakan.MattrakanError, match="cap is 1 MiB"):
        mattrakan.read_tables(SAMPLE, memory=1)
    with pytest.raises(ValueError, match="not a PDF"):
        mattrakan.read_text(b"no pdf at all", timeout=200)


def test_reports_come_in_order_with_progress(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "b.pdf").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "a.pdf").write_bytes(b"nothing")
    (tmp_path / "c.pdf").write_bytes(SAMPLE.read_bytes())
    told: list[tuple[int, int]] = []
    read = list(mattrakan.iter_reports(tmp_path, jobs=2, progress=lambda *n: told.append(n)))
    assert [Path(report.source.file).name for report in read] == ["a.pdf", "b.pdf"]
    assert [finding.code for finding in read[0].findings] == ["file-not-pdf"]
    assert [Path(also).name for also in read[1].source.also] == ["c.pdf"]
    assert told == [(1, 2), (2, 2)]
    with pytest.raises(FileNotFoundError):
        mattrakan.iter_reports(tmp_path / "none.pdf")
    with pytest.raises(ValueError, match="at a time"):
        mattrakan.iter_reports(tmp_path, jobs=0)
    with caplog.at_level(logging.INFO, "mattrakan"):
        told.clear()
        mattrakan.convert(tmp_path, tmp_path / "out", jobs=1, progress=lambda *n: told.append(n))
    assert told[-1] == (2, 2)
    levels = {Path(str(r.args[0])).name: r.levelname for r in caplog.records if r.args}  # type: ignore[index]
    assert levels == {"a.pdf": "WARNING", "b.pdf": "INFO", "c.pdf": "INFO"}


def test_a_stream_that_is_left_ends_its_processes(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        stream = mattrakan.iter_reports(ROOT / "samples", jobs=1)
        assert next(stream).document_id
        stream.close()  # type: ignore[attr-defined]
