"""One document from Python: what may be given, what comes back, what is raised."""

import copy
import io
import pickle
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.errors import (
    DamagedPdfError,
    EmptyFileError,
    EncryptedPdfError,
    ForbiddenFileError,
    MissingFileError,
    NotAPdfError,
    ProfileError,
)
from mattrakan.pipeline import Reading, open_document, path_to_text, read_isolated

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "samples" / "lamthanbua_2568.pdf"


@pytest.mark.parametrize(
    "make", [str, Path, Path.read_bytes, lambda path: io.BytesIO(path.read_bytes())]
)
def test_a_pdf_may_be_a_path_or_bytes_or_a_file(make: Any) -> None:
    report = mattrakan.read(make(PLAN))
    assert len(report.measures) == 3
    assert report.document_id == report.source.sha256[:12]
    assert mattrakan.read_text(make(PLAN))
    assert mattrakan.read_tables(make(PLAN))


def test_pages_that_are_asked_for() -> None:
    assert len(mattrakan.read_text(PLAN, pages=[1])) == 1
    assert {table.page for table in mattrakan.read_tables(PLAN, pages=[2])} <= {2}
    assert mattrakan.read_text(PLAN, pages=[99]) == []


def test_both_readers_give_the_same_report() -> None:
    fast = mattrakan.read(PLAN).model_dump()
    reference = mattrakan.read(PLAN, reader="pdfplumber").model_dump()
    for name in ("title", "agency", "fiscal_year", "assessment"):
        assert fast[name] == reference[name]
    assert [m["name"] for m in fast["measures"]] == [m["name"] for m in reference["measures"]]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFileError),
        (b"<html>", NotAPdfError),
        (b"%PDF-1.4\n" + b"noise" * 99, DamagedPdfError),
    ],
)
def test_what_cannot_be_read_is_raised_with_what_to_do(data: bytes, error: type[Any]) -> None:
    with pytest.raises(error) as raised:
        mattrakan.read(data)
    assert raised.value.advice
    assert raised.value.exit_code == 1
    report = read_isolated(data, "x.pdf", Reading())
    assert [finding.code for finding in report.findings] == [error.code]


def test_missing_and_encrypted(tmp_path: Path) -> None:
    import pikepdf

    with pytest.raises(MissingFileError):
        mattrakan.read(tmp_path / "nowhere.pdf")
    with pytest.raises(ForbiddenFileError):
        mattrakan.read(tmp_path)
    with pikepdf.open(PLAN) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    for password in (None, "wrong"):
        with pytest.raises(EncryptedPdfError):
            mattrakan.read(tmp_path / "locked.pdf", password=password)
    assert mattrakan.read(tmp_path / "locked.pdf", password="u").measures


def test_an_error_of_a_library_is_damage_and_one_of_ours_is_a_defect(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def in_library(*args: object, **options: object) -> None:
        int("from the standard library, as far as the traceback tells")

    def ours(*args: object, **options: object) -> None:
        exec(compile("1 / 0", "x", "exec"), {"__name__": "mattrakan.extract.somewhere"})

    data = PLAN.read_bytes()
    monkeypatch.setattr("mattrakan.extract.reading.read_document", ours)
    with pytest.raises(ZeroDivisionError):
        open_document(data, Reading())
    monkeypatch.setattr("mattrakan.extract.reading.read_document", in_library)
    with pytest.raises(DamagedPdfError, match="ValueError"):
        open_document(data, Reading())


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    profile = tmp_path / "own.toml"
    profile.write_text(
        (ROOT / "normalize" / "profiles" / "measures.toml").read_text("utf-8"), "utf-8"
    )
    assert mattrakan.read(PLAN, profiles=[profile]).measures
    profile.write_text("name = 7", "utf-8")
    with pytest.raises(ProfileError):
        mattrakan.read(PLAN, profiles=[profile])


def test_names_in_outputs() -> None:
    assert path_to_text("in//deep/./plan.pdf") == "in/deep/plan.pdf"
    assert path_to_text("แผน ๒๕๖๕.pdf") == "แผน ๒๕๖๕.pdf"
    assert path_to_text(io.BytesIO()) == "-"


def test_tables_can_be_copied_and_pickled() -> None:
    tables = mattrakan.read_tables(PLAN)
    assert tables
    assert copy.deepcopy(tables) == tables
    assert pickle.loads(pickle.dumps(tables)) == tables


@pytest.mark.parametrize(
    ("n_before", "is_pdf"), [(0, True), (600, True), (1019, True), (1100, False)]
)
def test_a_header_stands_in_the_first_kilobyte(n_before: int, is_pdf: bool) -> None:
    data = b"x" * (n_before - 1) + b"\n" * (n_before > 0) + PLAN.read_bytes()
    if is_pdf:
        assert len(mattrakan.read(data).measures) == 3
    else:
        with pytest.raises(NotAPdfError):
            mattrakan.read(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><p>", "an HTML page"),
        (b"\n <HTML>", "an HTML page"),
        (b"PK\x03\x04rest", "a ZIP or Office file"),
        (b"\xd0\xcf\x11\xe0rest", "an old Office file"),
        (b"\xff\xd8\xff\xe0rest", "an image"),
        (b"\x89PNG\r\n", "an image"),
        (b"{\\rtf1 text}", "an RTF file"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NotAPdfError, match=f"not a PDF but {kind}"):
        mattrakan.read(data)
    with pytest.raises(NotAPdfError, match=r"is not a PDF\."):
        mattrakan.read(b"plain text" + data[:0])


@pytest.mark.parametrize("pages", [[1], [2], [1, 2], [2, 99]])
def test_page_numbers_are_kept(pages: list[int]) -> None:
    texts = mattrakan.read_text(PLAN)
    assert mattrakan.read_text(PLAN, pages=pages) == [texts[n - 1] for n in pages if n < 99]
