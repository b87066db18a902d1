"""A finished run with its review pages, and the browser that shows them."""

import runpy
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import pikepdf
import pytest
from click.testing import CliRunner

import mattrakan
from mattrakan.cli import main
from mattrakan.models import Report

SAMPLES = Path(__file__).parents[1] / "samples"
PLAN = SAMPLES / "khlongphayapla_2566.pdf"
CONTRADICTIONS = SAMPLES / "phukhaothian_2565.pdf"
BUDGET = SAMPLES / "thanmokngoen_budget_2568_typst.pdf"
BROWSER = runpy.run_path(str(Path(__file__).with_name("browser.py")))
Browser: TypeAlias = Any  # of tests/browser.py
needs_browser = pytest.mark.skipif(
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


def report_of(run: Path, name: str) -> Report:
    return Report.model_validate_json((run / f"{name}.json").read_bytes())
