"""`mattrakan inspect`: one picture per page, and a mark where each cell, record and finding is."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw

import mattrakan
from mattrakan.cli import main
from mattrakan.commands.inspection import inspect_pages
from mattrakan.errors import OutputError
from mattrakan.export.records import find_place
from mattrakan.extract.picture_foot import find_font

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
PLAN = SAMPLES / "khlongphayapla_2566.pdf"
CONTRADICTIONS = SAMPLES / "phukhaothian_2565.pdf"
SPANS = HERE / "pdfs" / "centred_spans_typst.pdf"
SIDEWAYS = HERE / "pdfs" / "sideways_90_reportlab.pdf"
PIXELS_PER_PT = 120 / 72
BLUE, ORANGE, GREEN, RED = (30, 90, 200), (230, 120, 0), (0, 140, 70), (210, 0, 0)

Sides = tuple[float, float, float, float]


def rotate(page: pikepdf.Page) -> None:
    page.obj.Rotate = 90


def crop(page: pikepdf.Page) -> None:
    # What it cuts away is no text of the page: only margins here.
    page.cropbox = pikepdf.Array([20, 30, 585, 830])


def inherit(page: pikepdf.Page) -> None:
    page.obj.Parent.MediaBox = page.mediabox
    del page.obj["/MediaBox"]


def move_corner(page: pikepdf.Page) -> None:
    x0, y0, x1, y1 = (float(side) for side in page.mediabox)
    page.mediabox = pikepdf.Array([x0 - 20, y0 - 50, x1 + 30, y1 + 10])


def leave(page: pikepdf.Page) -> None:
    pass


def give_user_unit(page: pikepdf.Page) -> None:
    """Twice as large on paper: boxes are counted in the page's units, as PDF libraries do."""
    page.obj.UserUnit = 2


CHANGES = [leave, rotate, crop, inherit, move_corner, give_user_unit]


def changed(path: Path, change: Callable[[pikepdf.Page], None], to: Path) -> Path:
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            change(page)
        pdf.save(to / path.name)
    return to / path.name


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[int, int, int], list[Sides]]:
    """Rectangles in points, by colour of their outline, in the order they are drawn."""
    found: dict[tuple[int, int, int], list[Sides]] = {}
    draw = ImageDraw.ImageDraw.rectangle

    def spy(self: Any, xy: Any, *, outline: Any = None, **options: Any) -> None:
        if outline is not None:
            sides = tuple(float(side) / PIXELS_PER_PT for side in xy)
            found.setdefault(outline, []).append(sides)  # type: ignore[arg-type]
        draw(self, xy, outline=outline, **options)

    monkeypatch.setattr(ImageDraw.ImageDraw, "rectangle", spy)
    return found


def near(sides: Sides, box: Any, *, points: float = 1.0) -> bool:
    return all(abs(a - b) <= points for a, b in zip(sides, box, strict=True))


def unmatched(rectangles: list[Sides], boxes: list[Any], points: float) -> list[Any]:
    """Return the boxes without a rectangle of their own; there must be no more rectangles."""
    left = list(rectangles)
    lost = []
    for box in boxes:
        mark = next((sides for sides in left if near(sides, box, points=points)), None)
        if mark is None:
            lost.append(box)
        else:
            left.remove(mark)
    return [*lost, *left]


@pytest.mark.parametrize("path", [PLAN, SPANS, SIDEWAYS], ids=lambda path: path.stem)
def test_each_cell_has_one_mark_at_its_place(
    path: Path, tmp_path: Path, drawn: dict[tuple[int, int, int], list[Sides]]
) -> None:
    list(inspect_pages(path, tmp_path))
    tables = mattrakan.read_tables(path)
    spans = [c.box for t in tables for c in t if c.row_span > 1 or c.column_span > 1]
    plain = [c.box for t in tables for c in t if c.row_span == c.column_span == 1]
    assert unmatched(drawn.get(ORANGE, []), spans, 1.0) == []
    assert unmatched(drawn[BLUE], [*plain, *(table.box for table in tables)], 1.0) == []
    assert spans and plain


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", [PLAN, CONTRADICTIONS], ids=lambda path: path.stem)
def test_each_record_and_finding_has_one_mark_at_its_place(
    path: Path,
    change: Callable[[pikepdf.Page], None],
    tmp_path: Path,
    drawn: dict[tuple[int, int, int], list[Sides]],
) -> None:
    file = changed(path, change, tmp_path)
    list(inspect_pages(file, tmp_path / "out"))
    report = mattrakan.read(file)
    records = [i.source.box for i in report.indicators]
    records += [a.source.box for m in report.measures for a in m.actions]
    findings = {place[1] for f in report.findings if (place := find_place(f, report))}
    assert records
    # Marks stand a little inside, so that the grid can still be seen.
    assert unmatched(drawn[GREEN], records, 2.0) == []
    assert unmatched(drawn.get(RED, []), [*findings], 2.0) == []


def edges(sides: Sides) -> Iterator[tuple[float, float]]:
    x0, top, x1, bottom = sides
    middle, level = (x0 + x1) / 2, (top + bottom) / 2
    yield from ((x0, level), (x1, level), (middle, top), (middle, bottom))


def shows(picture: Image.Image, x: float, y: float, colour: tuple[int, int, int]) -> bool:
    """Return whether a pixel within two and a half points of a place has about this colour."""
    reach = round(2.5 * PIXELS_PER_PT)
    u, v = round(x * PIXELS_PER_PT), round(y * PIXELS_PER_PT)
    for across in range(u - reach, u + reach + 1):
        for down in range(v - reach, v + reach + 1):
            if 0 <= across < picture.width and 0 <= down < picture.height:
                pixel: Any = picture.getpixel((across, down))
                if all(abs(a - b) < 30 for a, b in zip(pixel, colour, strict=True)):
                    return True
    return False


@pytest.mark.parametrize("change", CHANGES)
def test_the_picture_shows_what_a_viewer_shows_and_its_marks(
    change: Callable[[pikepdf.Page], None], tmp_path: Path
) -> None:
    file = changed(PLAN, change, tmp_path)
    pictures = [opened(path) for path in inspect_pages(file, tmp_path / "out")]
    with pikepdf.open(file) as pdf:
        for page, picture in zip(pdf.pages, pictures, strict=True):
            x0, y0, x1, y1 = (float(side) for side in page.cropbox)
            size = (x1 - x0, y1 - y0) if change is not rotate else (y1 - y0, x1 - x0)
            width, height = (side * PIXELS_PER_PT for side in size)
            assert picture.width == pytest.approx(width, abs=1)
            assert picture.height > height + 20  # the foot has the legend and the messages
    for measure in mattrakan.read(file).measures:
        for action in measure.actions:
            assert action.source.box is not None
            picture = pictures[action.source.page - 1]
            for x, y in edges(action.source.box):  # a finding about it may be drawn over it
                assert shows(picture, x, y, GREEN) or shows(picture, x, y, RED)


def test_the_letters_stand_under_their_marks(tmp_path: Path) -> None:
    """The rendered page and the marks fit: a record holds ink, the margin beside it none."""
    (path, *_) = inspect_pages(PLAN, tmp_path)
    picture = opened(path).convert("L")
    action = mattrakan.read(PLAN).measures[0].actions[0]
    assert action.source.box is not None
    x0, top, x1, bottom = (round(side * PIXELS_PER_PT) for side in action.source.box)
    inside = picture.crop((x0 + 8, top + 8, x1 - 8, bottom - 8)).tobytes()
    beside = picture.crop((4, top, x0 - 8, bottom)).tobytes()
    assert min(inside) < 130  # black ink, faded
    assert min(beside) > 200


def test_the_foot_says_what_was_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said: list[str] = []
    write = ImageDraw.ImageDraw.text

    def spy(self: Any, xy: Any, text: str, **options: Any) -> None:
        said.append(text)
        write(self, xy, text, **options)

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", spy)
    list(inspect_pages(CONTRADICTIONS, tmp_path))
    report = mattrakan.read(CONTRADICTIONS)
    foot = "".join("".join(said).split())
    for number, finding in enumerate(report.findings, 1):
        assert "".join(f"{number}. {finding.message}".split()) in foot
    assert "record" in said and "finding" in said
    if find_font():
        list(inspect_pages(CONTRADICTIONS, tmp_path, lang="th"))
        foot = "".join("".join(said).split())
        assert all("".join(one.message_th.split()) in foot for one in report.findings)


def test_a_profile_is_taken(tmp_path: Path, drawn: dict[Any, list[Sides]]) -> None:
    budget = SAMPLES / "thanmokngoen_budget_2568_typst.pdf"
    result = CliRunner().invoke(
        main, ["inspect", str(budget), "-o", str(tmp_path), "--profile", "local_budget"]
    )
    assert result.exit_code == 0, result.stderr


def test_one_picture_per_page_is_written_and_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["inspect", str(PLAN), "-o", str(tmp_path / "pictures")])
    assert result.exit_code == 0
    names = [f"{PLAN.stem}-p001.png", f"{PLAN.stem}-p002.png"]
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == names
    assert [Path(line).name for line in result.stderr.splitlines()] == names
    assert result.stdout == ""


def test_only_the_pages_asked_for_are_drawn(tmp_path: Path) -> None:
    names = [path.name for path in inspect_pages(PLAN, tmp_path, pages=[2])]
    assert names == [f"{PLAN.stem}-p002.png"]


def test_bytes_have_no_name(tmp_path: Path) -> None:
    names = [path.name for path in inspect_pages(PLAN.read_bytes(), tmp_path)]
    assert names == ["page-p001.png", "page-p002.png"]


def test_an_encrypted_plan_is_drawn_with_its_password(tmp_path: Path) -> None:
    locked = BytesIO()
    with pikepdf.open(PLAN) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="sesame", owner="lamp"))
    (path, _) = inspect_pages(locked.getvalue(), tmp_path, password="sesame")
    (again, _) = inspect_pages(PLAN, tmp_path)
    assert opened(path).tobytes() == opened(again).tobytes()


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        list(inspect_pages(PLAN, tmp_path / "taken"))
