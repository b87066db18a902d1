"""Forms within content: what is drawn by their matrix, box and depth, and what is refused."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from mattrakan.extract.readers.fast.direct import DirectReader
from mattrakan.extract.readers.fast.lexing import OddContentError

TEXT = b"BT /F1 12 Tf 50 50 Td (a) Tj ET"


def read(
    content: bytes,
    entries: dict[str, Any] | None = None,
    *,
    depth: int = 1,
    again: bool = False,
    fonts_of_page: bool = False,
) -> Any:
    """Return a page that draws a form.

    Args:
        content: of the innermost form.
        entries: of the innermost form.
        depth: how many forms stand within each other.
        again: the form draws itself, too.
        fonts_of_page: the form has no resources of its own.
    """
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fonts = pikepdf.Dictionary(F1=font)
        form = pdf.make_stream(content + (b" /X1 Do" if again else b""))
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = [0, 0, 200, 200]
        if not fonts_of_page:
            form.Resources = pikepdf.Dictionary(Font=fonts)
        if again:
            form.Resources.XObject = pikepdf.Dictionary(X1=form)
        for name, value in (entries or {}).items():
            form[f"/{name}"] = value
        for _ in range(depth - 1):
            outer = pdf.make_stream(b"/X1 Do")
            outer.Type, outer.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            outer.BBox = [0, 0, 200, 200]
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X1=form))
            form = outer
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 200, 200],
            Resources=pikepdf.Dictionary(Font=fonts, XObject=pikepdf.Dictionary(X1=form)),
            Contents=pdf.make_stream(b"/X1 Do"),
        )
        pdf.pages.append(pikepdf.Page(page))
        file = BytesIO()
        pdf.save(file)
    with pikepdf.open(file) as pdf:
        return DirectReader(pdf).read_page(1)


def places(page: Any) -> list[tuple[str, float, float]]:
    return [(glyph.text, round(glyph.x0, 1), round(glyph.baseline, 1)) for glyph in page.glyphs]


@pytest.mark.parametrize(
    ("matrix", "place"),
    [
        (None, ("a", 50.0, 150.0)),
        ([1, 0, 0, 1, 10, 20], ("a", 60.0, 130.0)),
        ([2, 0, 0, 2, 0, 0], ("a", 100.0, 100.0)),
        ([1, 0, 0, 1, 0, 0], ("a", 50.0, 150.0)),
    ],
)
def test_a_form_is_drawn_by_its_matrix(
    matrix: list[int] | None, place: tuple[str, float, float]
) -> None:
    assert places(read(TEXT, {} if matrix is None else {"Matrix": matrix})) == [place]


@pytest.mark.parametrize("matrix", [[1, 0, 0, 1, 0], [1, 0, 0, 1, 0, 0, 0], []])
def test_a_matrix_has_six_numbers(matrix: list[int]) -> None:
    with pytest.raises((OddContentError, ValueError)):
        read(TEXT, {"Matrix": matrix})


def test_a_form_without_resources_has_those_of_the_page() -> None:
    assert places(read(TEXT, fonts_of_page=True)) == [("a", 50.0, 150.0)]


def test_a_form_within_itself_is_drawn_once() -> None:
    assert places(read(TEXT, again=True)) == [("a", 50.0, 150.0)]


def test_what_is_no_form_is_not_drawn() -> None:
    assert places(read(TEXT, {"Subtype": pikepdf.Name.PS})) == []


@pytest.mark.parametrize("depth", [1, 2, 60])
def test_forms_within_forms(depth: int) -> None:
    assert places(read(TEXT, depth=depth)) == [("a", 50.0, 150.0)]


def test_sixty_forms_stand_within_each_other_at_most() -> None:
    with pytest.raises(OddContentError):
        read(TEXT, depth=61)


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        pytest.param([0, 0, 200, 200], True, id="around it"),
        pytest.param([0, 0, 40, 40], False, id="elsewhere"),
        pytest.param([0, 0, 40], True, id="no box"),
        pytest.param([40, 40, 70, 70], True, id="close around it"),
    ],
)
def test_a_form_shows_what_is_within_its_box(box: list[int], shown: bool) -> None:
    assert bool(read(TEXT, {"BBox": box}).hidden) is not shown
