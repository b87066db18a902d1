"""List numbers before items, and the offices that a cell names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mattrakan import parse_value
from mattrakan.normalize.values.enumerators import split_enumerator
from mattrakan.normalize.values.orgs import split_orgs


@pytest.mark.parametrize(
    ("text", "printed", "number", "rest"),
    [
        ("๑. จัดทำ", "๑.", 1, "จัดทำ"),
        ("1) จัดทำ", "1)", 1, "จัดทำ"),
        ("(๑) จัดทำ", "(๑)", 1, "จัดทำ"),
        ("๑.๑ จัดทำ", "๑.๑", 1, "จัดทำ"),
        ("๑.๒.๓ จัดทำ", "๑.๒.๓", 3, "จัดทำ"),
        ("10. จัดทำ", "10.", 10, "จัดทำ"),
        ("1.จัดทำ", "1.", 1, "จัดทำ"),
        ("๑.) จัดทำ", "๑.)", 1, "จัดทำ"),
        ("๑)จัดทำ", "๑)", 1, "จัดทำ"),
        ("ก. จัดทำ", "ก.", 1, "จัดทำ"),
        ("(ข) จัดทำ", "(ข)", 2, "จัดทำ"),
        ("ค) จัดทำ", "ค)", 3, "จัดทำ"),
        ("ข้อ ๒ จัดทำ", "ข้อ ๒", 2, "จัดทำ"),
        ("ข้อที่ ๓. จัดทำ", "ข้อที่ ๓.", 3, "จัดทำ"),
        ("iv) จัดทำ", "iv)", 4, "จัดทำ"),
        ("- จัดทำ", "-", None, "จัดทำ"),
        ("–จัดทำ", "–", None, "จัดทำ"),
        ("• จัดทำ", "•", None, "จัดทำ"),
        ("➢จัดทำ", "➢", None, "จัดทำ"),
        ("\uf0b7 จัดทำ", "\uf0b7", None, "จัดทำ"),
        ("\uf0fcจัดทำ", "\uf0fc", None, "จัดทำ"),
        ("o จัดทำ", "o", None, "จัดทำ"),
        ("๑. ๕ส", "๑.", 1, "๕ส"),
    ],
)
def test_a_list_number_is_taken_off(text: str, printed: str, number: int | None, rest: str) -> None:
    assert split_enumerator(text) == (printed, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "-",  # a blank cell
        "-5",
        "๑ ต.ค. ๖๔",
        "๑๕ มี.ค. ๖๕",
        "1.10.64",
        "๑.๕ ล้านบาท",
        "๙๑.๗๗",
        "๘๐.๙๒ คะแนน",
        "๑๐.๓๐ น.",
        "2565. จบ",
        "ก.ย. ๖๕",
        "ก.พ.ร.",
        "จ.ตราด",
        "อ. เมือง",
        "ข้อ ๕ แห่งระเบียบ",
        "ข้อ ๑ และข้อ ๒",
        "จัดทำแผน",
        "1 จัดทำ",
        "",
    ],
)
def test_what_is_no_list_number_stays(text: str) -> None:
    assert split_enumerator(text) == (None, None, text)


@given(st.text(max_size=30))
def test_taking_a_list_number_off_loses_no_letter(text: str) -> None:
    printed, _, rest = split_enumerator(text)
    assert "".join(((printed or "") + rest).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["\uf0b7", "▪", "➢", "-", "–", "o", "✓"])
def test_every_bullet_is_one_bullet(text: str) -> None:
    assert parse_value(text, "enumerator").value == "•"


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("กองช่าง", ["กองช่าง"]),
        ("สำนักปลัด/กองคลัง/กองช่าง", ["สำนักปลัด", "กองคลัง", "กองช่าง"]),
        ("สำนักปลัด / กองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("สำนักปลัด, กองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("สำนักปลัดเทศบาล\nกองคลัง", ["สำนักปลัดเทศบาล", "กองคลัง"]),
        ("กองช่าง /\nกองคลัง", ["กองช่าง", "กองคลัง"]),
        ("กองคลัง\n/กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("ทุกสำนัก/กอง", ["ทุกสำนัก/กอง"]),
        ("ทุกสำนัก / กอง", ["ทุกสำนัก / กอง"]),
        ("ทุกส่วนราชการ/หน่วยงาน", ["ทุกส่วนราชการ/หน่วยงาน"]),
        ("กองคลัง/ช่าง", ["กองคลัง/ช่าง"]),
        ("กองช่างและกองคลัง", ["กองช่างและกองคลัง"]),
        ("กองการ\nศึกษา\nกองช่าง", ["กองการศึกษา", "กองช่าง"]),
        ("กองสวัสดิการ\nสังคม", ["กองสวัสดิการสังคม"]),
        ("กองส่งเสริม\nการเกษตร", ["กองส่งเสริมการเกษตร"]),
        ("ฝ่ายบริหาร\nงานทั่วไป", ["ฝ่ายบริหารงานทั่วไป"]),
        ("กองสาธารณสุข\nและสิ่งแวดล้อม\nกองช่าง", ["กองสาธารณสุขและสิ่งแวดล้อม", "กองช่าง"]),
        ("สำนัก\nปลัด", ["สำนักปลัด"]),
        ("หัวหน้า\nสำนักปลัด", ["หัวหน้าสำนักปลัด"]),
        ("งานพัสดุ\nงานวิชาการ", ["งานพัสดุ", "งานวิชาการ"]),
        ("นิติกร/นักทรัพยากรบุคคล", ["นิติกร", "นักทรัพยากรบุคคล"]),
        ("นิติกร, หัวหน้าสำนักงาน", ["นิติกร", "หัวหน้าสำนักงาน"]),
        ("กลุ่มวิชาการ, ผู้อำนวยการโรงเรียน", ["กลุ่มวิชาการ", "ผู้อำนวยการโรงเรียน"]),
        ("ผู้อำนวยการสำนัก, กอง", ["ผู้อำนวยการสำนัก, กอง"]),
        ("ครู\nผู้บริหาร", ["ครู", "ผู้บริหาร"]),
        ("คณะครู\nทุกคน", ["คณะครูทุกคน"]),
        ("กองช่าง\nทุกฝ่าย", ["กองช่าง", "ทุกฝ่าย"]),
        ("-", []),
        ("", []),
    ],
)
def test_offices_are_split_between_whole_names(text: str, offices: list[str]) -> None:
    assert split_orgs(text) == offices
    assert split_orgs(text.split("\n")) == offices


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("อบต.", "องค์การบริหารส่วนตำบล"),
        ("ทน.", "เทศบาลนคร"),
        ("อบต.บางใด", "องค์การบริหารส่วนตำบลบางใด"),
        ("สพป.ตราด เขต 2", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตราด เขต 2"),
        ("ส านักปลัด", "สำนักปลัด"),
        ("สํานักปลัด", "สำนักปลัด"),
        ("สาํ นกั งานคลงั", "สำนักงานคลัง"),
    ],
)
def test_public_bodies_are_spelled_out(text: str, name: str) -> None:
    assert parse_value(text, "org").value == name


@pytest.mark.parametrize("text", ["ทุกสำนัก/กอง", "จัดทำรายงาน", "มี.ค. ๖๕", "๕๐๐ บาท"])
def test_what_names_no_office_is_not_one(text: str) -> None:
    assert parse_value(text, "org").status == "unparsed"
