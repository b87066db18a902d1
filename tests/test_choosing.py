"""Which reader takes which page, and what is kept of the reason."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mattrakan.errors import EncryptedPdfError
from mattrakan.extract.reading import read_document

PDFS = Path(__file__).parent / "pdfs"
SAMPLES = Path(__file__).parent.parent / "samples"
# Producers, colours, forms, fields, clips and scans; no file that QPDF warns of.
ORDINARY = [*sorted(SAMPLES.glob("*.pdf")), *sorted(PDFS.glob("*.pdf"))[::4]]


def two_pages(second: bytes) -> bytes:
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for content in (b"BT /F1 12 Tf 50 700 Td (first) Tj ET", second):
            pdf.add_blank_page(page_size=(400, 800))
            page = pdf.pages[-1].obj
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = pdf.make_stream(content)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize("path", ORDINARY, ids=lambda path: path.stem)
def test_every_page_is_read_by_the_fast_reader_where_it_can(path: Path) -> None:
    # A constant that compiling leaves unset made it give up every page: only slower, and silent.
    document = read_document(path, ocr="never")
    assert document.fallbacks == ()


def test_the_reference_takes_an_odd_page_and_the_reason_is_kept() -> None:
    odd = two_pages(b'BT /F1 12 Tf 50 700 Td 0 0 (second) " ET')
    document = read_document(odd)
    assert [page.text for page in document.pages] == ["first", "second"]
    assert [number for number, _ in document.fallbacks] == [2]
    assert "OddContentError" in document.fallbacks[0][1]
    assert read_document(odd, reader="pdfplumber").fallbacks == ()


def test_a_file_that_qpdf_warns_of_is_read_by_the_reference() -> None:
    whole = two_pages(b"BT /F1 12 Tf 50 700 Td (second) Tj ET")
    broken = re.sub(rb"startxref\n\d+", b"startxref\n5", whole)
    document = read_document(broken)
    assert [page.text for page in document.pages] == ["first", "second"]
    assert len(document.fallbacks) == 2


def test_both_readers_refuse_without_the_password() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(two_pages(b""))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    for reader in ("auto", "pdfplumber"):
        with pytest.raises(EncryptedPdfError):
            read_document(locked.getvalue(), reader=reader)
        document = read_document(locked.getvalue(), password="user", reader=reader)
        assert document.pages[0].text == "first"


@pytest.mark.parametrize("path", sorted(PDFS.glob("*.pdf"))[::6], ids=lambda path: path.stem)
def test_both_readers_give_the_same_tables_and_text(path: Path) -> None:
    fast, reference = (read_document(path, reader=name) for name in ("auto", "pdfplumber"))
    assert [page.text for page in fast.pages] == [page.text for page in reference.pages]
    assert [[table.rows for table in page.tables] for page in fast.pages] == [
        [table.rows for table in page.tables] for page in reference.pages
    ]
