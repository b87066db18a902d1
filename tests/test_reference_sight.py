"""The reference reader judges what a page shows as the fast one does, or says that it cannot."""

import json
import runpy
from pathlib import Path

import pytest

import mattrakan

HERE = Path(__file__).parent
JUDGING = runpy.run_path(str(HERE.parent / "benchmarks" / "faults" / "judging.py"))
KINDS = (
    "hidden_*_1",
    "white_out_1",
    "cut_by_a_clip_1",
    "form_field_1",
    "typed_on_note_1",
    "struck_out_*",
    "drawn_as_outlines_1",
    "control_c*",
    "control_layer_on_1",
    "control_over_a_picture_1",
    "control_hidden_*",
    "control_half_transparent_1",
    "control_white_*",
)
PDFS = sorted({path for kind in KINDS for path in (HERE / "faults").glob(f"plan_{kind}.pdf")})


@pytest.mark.parametrize("path", PDFS, ids=[path.stem for path in PDFS])
def test_nothing_is_wrong_in_silence(path: Path) -> None:
    right = json.loads(path.with_suffix(".json").read_text("utf-8"))["right"]
    verdict = JUDGING["judge"](right, mattrakan.read(path, reader="pdfplumber"))
    assert verdict.wrong == []
    if right["clean"]:
        assert verdict.false == []
