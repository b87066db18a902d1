"""`mattrakan check`: what was read, what is doubted, where it is and what to do, in four forms."""

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from PIL import ImageChops

import mattrakan
from mattrakan.batch.worker import do_job
from mattrakan.cli import main
from mattrakan.commands.checking.annotations import annotate
from mattrakan.commands.checking.as_text import checklists_to_text
from mattrakan.commands.checking.checklist import report_to_checklist
from mattrakan.commands.language import Language
from mattrakan.export.records import find_place
from mattrakan.models import Finding
from mattrakan.normalize.findings import make_finding

SAMPLES = Path(__file__).parent.parent / "samples"
PLAN = SAMPLES / "lamthanbua_2568.pdf"
DOUBTED = SAMPLES / "phukhaothian_2565.pdf"
SCAN = SAMPLES / "thungdaoruang_scan_2568.pdf"
COLUMNS = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "กำหนดเวลา"]
TITLE = "=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘"
LATIN = {"A", "B", "IIT", "EIT", "OIT", "OCR", "PDF", "ITA"}


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read documents without worker processes: it is quicker."""
    monkeypatch.setattr(
        "mattrakan.commands.checking.plans.read_jobs",
        lambda jobs, processes, caps: (do_job(job) for job in jobs),
    )


def run(*args: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["check", *map(str, args)], input=stdin)


@pytest.fixture
def report(paper: SimpleNamespace) -> Any:
    return paper.report(
        [TITLE, [COLUMNS, ["๑. ปลูกป่า", "๑) เตรียมดิน", "กองช่าง", "ทุกเดือน"]]],
        paper.page(2, [COLUMNS, ["๒. อ่าน", "๑) ซื้อหนังสือ", "กองคลัง", "ก.ย. ๖๖"]], label="๒"),
    )


@pytest.mark.parametrize("language", ["en", "th"])
def test_the_checklist_goes_page_by_page(report: Any, language: Language) -> None:
    text = checklists_to_text([report_to_checklist(report, language)], language)
    assert text.index("ทุกเดือน") < text.index("เตรียมดิน") < text.index("ซื้อหนังสือ")
    page = "Page 2 (printed ๒)" if language == "en" else "หน้า 2 (เลขหน้าที่พิมพ์ ๒)"
    assert text.index("เตรียมดิน") < text.index(page) < text.index("ก.ย. ๖๖")
    assert [int(number) for number in re.findall(r"^ *(\d+)\. ", text, re.MULTILINE)] == [1, 2]


def test_a_place_is_named_as_it_is_printed(report: Any) -> None:
    first, second = report_to_checklist(report, "th").entries
    assert first.place == ('มาตรการที่ ๑ "ปลูกป่า" ขั้นตอนที่ ๑ "เตรียมดิน" คอลัมน์ "กำหนดเวลา"')
    assert "ต.ค. 2564 - ก.ย. 2565" in first.advice
    assert "กันยายน 2566" in second.message
    english = report_to_checklist(report, "en").entries[0].place
    assert english == 'Measure ๑ "ปลูกป่า", step ๑ "เตรียมดิน", column "กำหนดเวลา"'


def test_a_finding_points_at_its_cell(report: Any) -> None:
    entry = report_to_checklist(report).entries[0]
    action = report.measures[0].actions[0]
    assert entry.box == action.boxes["period"][1:]
    assert entry.box != action.source.box


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("en", "Read: 2 measures, 2 actions; 2 pages."),
        ("th", "อ่านได้: มาตรการ 2 ข้อ ขั้นตอน 2 ขั้นตอน; เอกสาร 2 หน้า"),
    ],
)
def test_what_was_read_comes_first(report: Any, language: Language, summary: str) -> None:
    assert report_to_checklist(report, language).summary == summary


def test_tables_that_were_not_read_are_counted_with_their_pages(paper: SimpleNamespace) -> None:
    other = [["วัน", "อาหาร"], ["จันทร์", "ข้าวต้ม"], ["อังคาร", "แกงจืด"]]
    report = paper.report([TITLE, [COLUMNS, ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘"]]], [other])
    assert "1 action; 1 table not read on page 2; 2 pages." in report_to_checklist(report).summary
    thai = report_to_checklist(report, "th").summary
    assert "มีตารางที่ไม่ได้นำมาเป็นข้อมูล 1 ตาราง (หน้า 2)" in thai


def test_what_is_said_of_several_records_alike_is_said_once(report: Any) -> None:
    alike = [make_finding("ocr-text", where=f"measures[{n}]", pages="1-2") for n in (0, 1)]
    many = report.model_copy(update={"findings": [*alike, make_finding("no-tick")]})
    first, second = report_to_checklist(many).entries
    assert first.place == 'Measure ๑ "ปลูกป่า"; Measure ๒ "อ่าน"'
    assert (first.number, second.number, second.place) == (1, 2, "")


def test_a_clean_plan_has_an_empty_checklist(paper: SimpleNamespace) -> None:
    report = paper.report([TITLE, [COLUMNS, ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘"]]])
    assert report.findings == []
    text = checklists_to_text([report_to_checklist(report)], "en")
    assert text.endswith("Nothing to correct.")


def test_exit_codes(tmp_path: Path) -> None:
    assert run(PLAN).exit_code == 0
    assert run(DOUBTED).exit_code == 1
    assert run(PLAN, DOUBTED).exit_code == 1
    assert run(tmp_path / "nowhere.pdf").exit_code == 3
    assert run(tmp_path / "nowhere.pdf", PLAN).exit_code == 1
    assert run(tmp_path).exit_code == 3
    assert run(SCAN, "--ocr", "never").exit_code == 4
    assert run(DOUBTED, "-f", "pdf", "-o", DOUBTED).exit_code == 2
    (tmp_path / "file").write_text("in the way")
    assert run(PLAN, "-o", tmp_path / "file" / "list.txt").exit_code == 5


def test_folders_and_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.pdf").write_bytes(DOUBTED.read_bytes())
    (tmp_path / "in" / "again.pdf").write_bytes(DOUBTED.read_bytes())
    (tmp_path / "in" / "page.pdf").write_text("<!DOCTYPE html><p>404")
    done = run(tmp_path / "in", tmp_path / "nowhere.pdf")
    assert done.stdout.count("Not read: ") == 1
    assert "The same content: " in done.stdout
    assert "2 documents: 4 warnings, 1 error, 1 note." in done.stdout
    assert "nowhere.pdf" in done.stderr


def test_standard_input() -> None:
    assert "Read: " in run("-", stdin=PLAN.read_bytes()).stdout


@pytest.mark.parametrize("sample", [DOUBTED, SCAN])
def test_thai_output_is_thai(sample: Path) -> None:
    stdout = run(sample, "--lang", "th", "--ocr", "never").stdout
    own = re.sub('"[^"]*"', "", stdout.partition("\n")[2])
    assert set(re.findall("[A-Za-z]+", own)) <= LATIN
    assert not re.search(r"\d{4}-\d\d|\[\d", own)


def test_json_has_both_languages() -> None:
    (document,) = json.loads(run(DOUBTED, "-f", "json").stdout)
    assert document["read"]["indicators"] == 10
    assert document["warnings"] == 4
    finding = next(f for f in document["findings"] if f["code"] == "period-outside-fiscal-year")
    assert finding["column"] == "ระยะเวลา"
    assert finding["advice"] and finding["advice_th"] and finding["place_th"] and finding["box"]
    assert run(DOUBTED, "-f", "json", "--lang", "th").stdout == run(DOUBTED, "-f", "json").stdout


class Elements(HTMLParser):
    """Notes the elements of a page and checks that each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_file_and_escapes_what_is_printed(tmp_path: Path, report: Any) -> None:
    done = run(PLAN, DOUBTED, "-f", "html", "-o", tmp_path / "list.html", "--lang", "th")
    assert done.exit_code == 1 and done.stdout == ""
    page = (tmp_path / "list.html").read_text("utf-8")
    elements = Elements()
    elements.feed(page)
    assert not elements.open
    links = [value for name, value in elements.attributes if name in ("href", "src")]
    assert links and all(str(link).startswith("#") for link in links)
    assert '<html lang="th">' in page and "http" not in page
    from mattrakan.commands.checking.as_html import checklists_to_html

    odd = report.model_copy(update={"title": "<b>แผน & มาตรการ"})
    assert "<b>" not in checklists_to_html([report_to_checklist(odd)], "en")


def leave(page: pikepdf.Page) -> None:
    pass


def turn(degrees: int) -> Callable[[pikepdf.Page], None]:
    def change(page: pikepdf.Page) -> None:
        page.obj.Parent.Rotate = degrees  # inherited

    return change


def crop(page: pikepdf.Page) -> None:
    page.obj.CropBox = pikepdf.Array([20, 30, 585, 830])


def crop_and_turn(page: pikepdf.Page) -> None:
    crop(page)
    page.obj.Rotate = 270


def inherit(page: pikepdf.Page) -> None:
    page.obj.Parent.MediaBox = page.mediabox
    del page.obj["/MediaBox"]


def move_corner(page: pikepdf.Page) -> None:
    x0, y0, x1, y1 = (float(side) for side in page.mediabox)
    page.mediabox = pikepdf.Array([x0 - 20, y0 - 50, x1 + 30, y1 + 10])


def give_user_unit(page: pikepdf.Page) -> None:
    """Twice as large on paper: boxes are counted in the page's units, as PDF libraries do."""
    page.obj.UserUnit = 2


CHANGES = [
    leave,
    turn(90),
    turn(180),
    turn(270),
    crop,
    crop_and_turn,
    inherit,
    move_corner,
    give_user_unit,
]


def changed(change: Callable[[pikepdf.Page], None]) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(DOUBTED) as pdf:
        for page in pdf.pages:
            change(page)
        pdf.save(written)
    return written.getvalue()


def shown(data: bytes) -> Any:
    """Return the picture of the first page, a pixel a quarter of a point wide."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return pdf[0].render(scale=4).to_pil().convert("RGB")
    finally:
        pdf.close()


@pytest.mark.parametrize("change", CHANGES)
def test_a_mark_in_the_pdf_covers_the_box(change: Callable[[pikepdf.Page], None]) -> None:
    data = changed(change)
    report = mattrakan.read(data)
    checklist = report_to_checklist(report, "th")
    entry = next(e for e in checklist.entries if e.finding.code == "period-outside-fiscal-year")
    alone = report.model_copy(update={"findings": [entry.finding]})
    before, after = shown(data), shown(annotate(data, report_to_checklist(alone, "th")))
    difference = ImageChops.difference(before, after)
    assert entry.box is not None
    x0, top, x1, bottom = entry.box
    left = x0 - 13 if x0 >= 13 else x0
    around = [round(4 * side) for side in (left, top, x1, max(bottom, top + 12))]
    # Without the note in the page's corner, all that has changed is the mark and its number.
    width = difference.size[0]
    corner = difference.crop((width - 100, 0, width, 100))
    assert corner.getbbox() is not None
    difference.paste((0, 0, 0), (width - 100, 0, width, 100))
    found = difference.getbbox()
    assert found is not None
    assert all(abs(a - b) <= 8 for a, b in zip(found, around, strict=True)), (found, around)
    # The yellow is where the box is, and the letters are still dark.
    x, y = 4 * x1 - 8, 4 * bottom - 8
    assert after.getpixel((x, y)) != before.getpixel((x, y))
    assert after.getpixel((x, y))[0] > after.getpixel((x, y))[2] + 50


def test_notes_say_it_in_the_language_asked_for(tmp_path: Path) -> None:
    assert run(DOUBTED, "-f", "pdf", "-o", tmp_path / "out.pdf", "--lang", "th").exit_code == 1
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        notes = list(pdf.pages[0].Annots)
        texts = [str(note.Contents) for note in notes]
        assert all("/N" in note.AP and note.F == 4 for note in notes)
    assert sum("ควรทำ: " in text for text in texts) == 5
    assert any("ตัวชี้วัด 10 ตัว" in text for text in texts)
    assert any("มกราคม 2566 ถึง มีนาคม 2566" in text for text in texts)


def test_annotations_of_the_plan_stay(tmp_path: Path) -> None:
    written = io.BytesIO()
    with pikepdf.open(DOUBTED) as pdf:
        old = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="เดิม"
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(old)])
        pdf.save(written)
    (tmp_path / "in.pdf").write_bytes(written.getvalue())
    run(tmp_path / "in.pdf", "-f", "pdf", "-o", tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert str(next(iter(pdf.pages[0].Annots)).Contents) == "เดิม"


def test_several_plans_go_into_a_folder(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    done = run(PLAN, DOUBTED, tmp_path / "bad.pdf", "-f", "pdf", "-o", tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"{PLAN.stem}-checked.pdf", f"{DOUBTED.stem}-checked.pdf"}
    assert "bad.pdf" in done.stderr
    assert done.exit_code == 1


def test_an_encrypted_plan_stays_encrypted(tmp_path: Path) -> None:
    with pikepdf.open(DOUBTED) as pdf:
        lock = pikepdf.Encryption(owner="owner", user="ลับ๑", R=6)
        pdf.save(tmp_path / "in.pdf", encryption=lock)
    run(tmp_path / "in.pdf", "-f", "pdf", "-o", tmp_path / "out.pdf", "--password", "ลับ๑")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf", password="ลับ๑") as pdf:
        assert len(pdf.pages[0].Annots) == 5


def test_a_finding_is_at_its_own_place_else_its_cell_else_its_record() -> None:
    """One rule for checks, pictures and review pages, for columns of the table's own, too."""
    report = mattrakan.read(SAMPLES / "nakhonmokkhsai_2569.pdf")
    seen = set()
    for m, measure in enumerate(report.measures):
        for a, action in enumerate(measure.actions):
            for field, (page, *box) in action.boxes.items():
                finding = Finding(
                    code="value-unparsed",
                    severity="warning",
                    where=f"measures[{m}].actions[{a}].{field}",
                    message="",
                    message_th="",
                    source=action.source,
                )
                assert find_place(finding, report) == (page, tuple(box))
                seen.add(field)
                elsewhere = action.source.model_copy(update={"box": (1.0, 2.0, 3.0, 4.0)})
                moved = finding.model_copy(update={"source": elsewhere})
                assert find_place(moved, report) == (elsewhere.page, elsewhere.box)
            whole = finding.model_copy(update={"where": f"measures[{m}].actions[{a}]"})
            assert find_place(whole, report) == (action.source.page, action.source.box)
    assert {"period", "extra.หมายเหตุ", "extra.ตัวชี้วัดความสำเร็จ"} <= seen
    gone = finding.model_copy(update={"where": "measures[99].actions[0].period"})
    assert find_place(gone, report) == (action.source.page, action.source.box)


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("where", ["measures", "indicators", "outline"])
def test_a_finding_on_all_records_is_at_no_place(
    report: Any, where: str, language: Language
) -> None:
    finding = make_finding("plan-without-records", where=where, title="มาตรการ")
    [entry] = report_to_checklist(
        report.model_copy(update={"findings": [finding]}), language
    ).entries
    assert entry.place == ""
