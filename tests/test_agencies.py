"""Names of public bodies: kinds, where a name ends, and what a text calls its own agency."""

import pytest

from mattrakan.models import Agency
from mattrakan.normalize.about.agencies import find_agency, read_agency_line
from mattrakan.normalize.about.agency_aliases import (
    name_from_prose,
    other_names,
    with_printed_place,
)
from mattrakan.normalize.about.agency_kinds import kinds


@pytest.mark.parametrize(
    "line",
    [
        "เทศบาลตำบลปากปีและองค์การบริหารส่วนตำบลลำเมฆ",
        "เทศบาลตำบลปากปี / อบต.ลำเมฆ",
        "โรงเรียนปากปี ร่วมกับ โรงเรียนลำเมฆ",
    ],
)
def test_of_two_bodies_the_first_is_the_agency(line: str) -> None:
    assert read_agency_line(line) is None
    agency = find_agency([line])
    assert agency is not None
    assert agency.name in ("เทศบาลตำบลปากปี", "โรงเรียนปากปี")


def test_a_kind_is_listed_once() -> None:
    names = [kind.name for kind in kinds()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("line", "name", "district", "province"),
    [
        (
            "ที่ทำการปกครองอำเภอดอนเมฆ จังหวัดเลย",
            *("ที่ทำการปกครองอำเภอดอนเมฆ", "ดอนเมฆ", "เลย"),
        ),
        ("สำนักงานประมงอำเภอดอนเมฆจังหวัดเลย", "สำนักงานประมงอำเภอดอนเมฆ", "ดอนเมฆ", "เลย"),
        ("สำนักงานจัดหางานจังหวัดแพร่", "สำนักงานจัดหางานจังหวัดแพร่", None, "แพร่"),
        ("ศูนย์ซ่อมเครื่องจักร ประจำจังหวัดตาก", "ศูนย์ซ่อมเครื่องจักร ประจำจังหวัดตาก", None, "ตาก"),
        ("สำนักงาน ป.ป.ช. ประจำจังหวัดน่าน", "สำนักงาน ป.ป.ช. ประจำจังหวัดน่าน", None, "น่าน"),
        ("ศูนย์วิจัยข้าวที่ ๑๔ ดอนเมฆ", "ศูนย์วิจัยข้าวที่ ๑๔ ดอนเมฆ", None, None),
        ("แขวงทางหลวงดอนเมฆที่ ๒", "แขวงทางหลวงดอนเมฆที่ ๒", None, None),
        ("เรือนจำกลางขอนแก่น", "เรือนจำกลางขอนแก่น", None, None),
        ("ศาลจังหวัดดอนเมฆ", "ศาลจังหวัดดอนเมฆ", None, None),
        ("กรมฝนและเมฆ กระทรวงลมฟ้าอากาศ", "กรมฝนและเมฆ", None, None),
        (
            "คณะวนศาสตร์ มหาวิทยาลัยดอนเมฆ จังหวัดเลย",
            *("คณะวนศาสตร์ มหาวิทยาลัยดอนเมฆ", None, "เลย"),
        ),
        ("สถาบันเมฆวิทยา (องค์การมหาชน)", "สถาบันเมฆวิทยา (องค์การมหาชน)", None, None),
        (
            "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาดอนเมฆ เขต ๓",
            *("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาดอนเมฆ เขต ๓", None, None),
        ),
        ("รพ.สต.บ้านลำเมฆ องค์การบริหารส่วนจังหวัดเลย", "รพ.สต.บ้านลำเมฆ", None, "เลย"),
        ("โรงเรียนบ้านลำเมฆ เทศบาลตำบลปากปี จังหวัดเลย", "โรงเรียนบ้านลำเมฆ", None, "เลย"),
        ("ศูนย์พัฒนาเด็กเล็กลำเมฆ อบต.ปากปี อ.ทุกดี", "ศูนย์พัฒนาเด็กเล็กลำเมฆ", "ทุกดี", None),
        ("หน่วยงาน : เทศบาลตำบลปากปี อำเภอทุกดี", "เทศบาลตำบลปากปี", "ทุกดี", None),
        ("(เทศบาลตำบลปากปี จังหวัดเลย)", "เทศบาลตำบลปากปี", None, "เลย"),
        ("บริษัท เมฆคมนาคม จำกัด (มหาชน)", "บริษัท เมฆคมนาคม จำกัด (มหาชน)", None, None),
        ("เทศบาลตำบลของใหม่ อ.ทุกดี จ.เลย", "เทศบาลตำบลของใหม่", "ทุกดี", "เลย"),
    ],
)
def test_lines_of_many_kinds_of_bodies(
    line: str, name: str, district: str | None, province: str | None
) -> None:
    agency = read_agency_line(line)
    assert agency is not None
    assert (agency.name, agency.district, agency.province) == (name, district, province)


@pytest.mark.parametrize(
    "line",
    [
        "คณะกรรมการติดตามผล",
        "หน่วยงานในสังกัด",
        "กรมฝนและเมฆ ปีงบประมาณ พ.ศ. ๒๕๖๘",
        "สำนักงานเขตดอนเมฆ มีผลคะแนนสูงขึ้น",
        "จังหวัดคุณธรรม",
        "ศูนย์ดอนเมฆ: มาตรการปี ๒๕๖๘",
    ],
)
def test_lines_that_name_no_agency_alone(line: str) -> None:
    assert read_agency_line(line) is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("แผนของเทศบาลตำบลท่ามีด ปี ๒๕๖๘", "เทศบาลตำบลท่ามีด"),
        ("มาตรการภายในอบต.ในไร่ ประจำปี ๒๕๖๘", "อบต.ในไร่"),
        ("แผนของเทศบาลเมืองขอนใหญ่ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "เทศบาลเมืองขอนใหญ่"),
        ("มาตรการของโรงเรียนวัดที่ต่อปี ๒๕๖๘", "โรงเรียนวัดที่ต่อ"),
        ("แผนของเทศบาลตำบลทุกดีและประชาชน", "เทศบาลตำบลทุกดี"),
        ("ประกาศศูนย์ฝนหลวงที่ ๙ เรื่อง มาตรการ", "ศูนย์ฝนหลวงที่ ๙"),
        ("ประกาศคณะวนศาสตร์ มหาวิทยาลัยดอนเมฆ เรื่อง มาตรการ", "คณะวนศาสตร์ มหาวิทยาลัยดอนเมฆ"),
        ("แผนของกรมฝนและเมฆ", "กรมฝนและเมฆ"),
        ("โรงเรียนดอนเมฆเห็นว่าผู้เรียน ผู้ปกครอง", "โรงเรียนดอนเมฆ"),
        ("โรงพยาบาลดอนเมฆเชื่อมั่นในคนของเรา", "โรงพยาบาลดอนเมฆ"),
        ("เทศบาลตำบลดอนเห็นทอง ปี ๒๕๖๘", "เทศบาลตำบลดอนเห็นทอง"),
        ("มาตรการของจังหวัดเลย ประจำปี ๒๕๖๘", "จังหวัดเลย"),
        ("มาตรการ หมู่เมฆขาว จังหวัดเลย", None),
        ("มาตรการประหยัดไฟในสำนักงาน ปี ๒๕๖๘", None),
    ],
)
def test_names_inside_a_heading(heading: str, name: str | None) -> None:
    agency = find_agency([heading])
    assert (agency.name if agency else None) == name


@pytest.mark.parametrize(
    ("texts", "name", "province"),
    [
        (["ด้วยสำนักงานเขตดอนเมฆ กรุงเทพมหานคร ได้ทบทวนงาน"], "สำนักงานเขตดอนเมฆ", "กรุงเทพมหานคร"),
        (["เทศบาลตำบลดอนเมฆ อำเภอลมโชย จังหวัดเลย มุ่งมั่นบริการ"], "เทศบาลตำบลดอนเมฆ", "เลย"),
        (["ตามที่เทศบาลตำบลดอนเมฆได้ทบทวนงาน", "ขอเทศบาลตำบลดอนเมฆ"], "เทศบาลตำบลดอนเมฆ", None),
        (["ตามที่กรมฝนและเมฆ ได้แจ้งมาตรการ"], None, None),
        (["ด้วยโรงเรียนแห่งนี้ได้ทบทวนงาน"], None, None),
        (["ประชุมร่วมกับเทศบาลตำบลดอนเมฆ จังหวัดเลย แล้ว"], None, None),
    ],
)
def test_agencies_that_only_the_text_names(
    texts: list[str], name: str | None, province: str | None
) -> None:
    agency = name_from_prose(texts)
    told = (agency.name, agency.province) if agency else (None, None)
    assert told == (name, province)


@pytest.mark.parametrize(
    ("text", "district", "province"),
    [
        ("เทศบาลตำบลดอนเมฆ อ.ลมโชย จ.เลย ได้ทบทวนงาน", "ลมโชย", "เลย"),
        ("ทต.ดอนเมฆ อำเภอลมโชย จังหวัดเลยได้ทบทวนงาน", "ลมโชย", "เลย"),
        ("เทศบาลตำบลดอนหมอก อำเภอลมแรง จังหวัดแพร่", None, None),
        ("เทศบาลตำบลดอนเมฆ ได้ทบทวนงานกับอำเภอลมแรง จังหวัดแพร่", None, None),
    ],
)
def test_places_that_only_the_text_prints(
    text: str, district: str | None, province: str | None
) -> None:
    agency = Agency(name="เทศบาลตำบลดอนเมฆ", subdistrict=None, district=None, province=None)
    if "ดอนหมอก" in text:
        text = "ดูงานที่" + text
    told = with_printed_place(agency, [text])
    assert (told.district, told.province) == (district, province)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ได้ศึกษาดูงานที่เทศบาลตำบลเมฆขาว อำเภอลมแรง จังหวัดเลย", []),
        ("ขอขอบคุณเทศบาลตำบลเมฆขาวไว้ ณ ที่นี้", []),
        ("ของเทศบาลตำบลเมฆขาว อำเภอลมแรง จังหวัดเลย", []),
        ("ของเทศบาลตำบลเมฆขาว อำเภอลมโชย จังหวัดเลย", ["เทศบาลตำบลเมฆขาว"]),
        ("ตามที่เทศบาลตำบลเมฆาได้ทบทวนงาน", ["เทศบาลตำบลเมฆา"]),
    ],
)
def test_other_bodies_are_not_other_names(text: str, names: list[str]) -> None:
    agency = read_agency_line("เทศบาลตำบลเมฆดำ อำเภอลมโชย จังหวัดเลย")
    assert agency is not None
    assert [mention.text for mention in other_names(agency, text)] == names
