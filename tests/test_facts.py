"""Title, agency, place, year, score and grade, in the wordings of headings and paragraphs."""

from types import SimpleNamespace

import pytest

from mattrakan.normalize.about.agencies import find_agency, read_agency_line
from mattrakan.normalize.about.agency_aliases import other_names
from mattrakan.normalize.about.fiscal_year import find_fiscal_year
from mattrakan.normalize.about.paragraphs import paragraphs
from mattrakan.normalize.about.places import find_place, is_province, provinces
from mattrakan.normalize.about.total_score import find_grade, find_total

PLAN = "=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘"


def test_there_are_77_provinces() -> None:
    assert len(provinces()) == 77
    assert is_province("กรุงเทพมหานคร")


@pytest.mark.parametrize(
    ("line", "name", "subdistrict", "district", "province"),
    [
        (
            "องค์การบริหารส่วนตำบลดอนหมอก อำเภอดอนเมฆ จังหวัดเลย",
            *("องค์การบริหารส่วนตำบลดอนหมอก", "ดอนหมอก", "ดอนเมฆ", "เลย"),
        ),
        ("อบต.ดอนหมอก อ.ดอนเมฆ จ.เลย", "อบต.ดอนหมอก", "ดอนหมอก", "ดอนเมฆ", "เลย"),
        ("เทศบาลตำบลดอนหมอก อำเภอดอนเมฆจังหวัดเลย", "เทศบาลตำบลดอนหมอก", None, "ดอนเมฆ", "เลย"),
        (
            "โรงเรียนวัดดอนเมฆ (ประชารักษ์) ตำบลหมอกงาม อำเภอดอนเมฆ จังหวัดแพร่",
            *("โรงเรียนวัดดอนเมฆ (ประชารักษ์)", "หมอกงาม", "ดอนเมฆ", "แพร่"),
        ),
        ("องค์การบริหารส่วนจังหวัดเลย", "องค์การบริหารส่วนจังหวัดเลย", None, None, "เลย"),
        ("จังหวัดเลย", "จังหวัดเลย", None, None, "เลย"),
        ("สำนักงานเขตดอนเมฆ กรุงเทพมหานคร", "สำนักงานเขตดอนเมฆ", None, "ดอนเมฆ", "กรุงเทพมหานคร"),
        ("มหาวิทยาลัยราชภัฏดอนเมฆ", "มหาวิทยาลัยราชภัฏดอนเมฆ", None, None, None),
    ],
)
def test_lines_that_only_name_the_agency(
    line: str, name: str, subdistrict: str | None, district: str | None, province: str | None
) -> None:
    agency = read_agency_line(line)
    assert agency is not None
    told = (agency.name, agency.subdistrict, agency.district, agency.province)
    assert told == (name, subdistrict, district, province)


@pytest.mark.parametrize(
    "line",
    [
        "เทศบาลตำบลดอนหมอกได้จัดทำมาตรการ",
        "มาตรการส่งเสริมคุณธรรม",
        "องค์การบริหารส่วนตำบลดอนหมอก ขอรายงานผลการดำเนินงาน",
        "จังหวัด",
    ],
)
def test_lines_that_say_more(line: str) -> None:
    assert read_agency_line(line) is None


@pytest.mark.parametrize(
    ("lines", "title", "agency"),
    [
        (
            [
                "=มาตรการส่งเสริมความโปร่งใส",
                "=ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
                "=เทศบาลตำบลดอนหมอก",
                "=อำเภอดอนเมฆ จังหวัดเลย",
            ],
            "มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
            ("เทศบาลตำบลดอนหมอก", "ดอนเมฆ"),
        ),
        (
            ["=เทศบาลตำบลดอนหมอก", "=แผนปรับปรุงงาน พ.ศ. ๒๕๖๘", "ตามที่ได้รับผลการประเมินแล้วนั้น"],
            "แผนปรับปรุงงาน พ.ศ. ๒๕๖๘",
            ("เทศบาลตำบลดอนหมอก", None),
        ),
        (
            ["=ประกาศเทศบาลตำบลดอนหมอก", "=เรื่อง มาตรการส่งเสริมความโปร่งใส"],
            "ประกาศเทศบาลตำบลดอนหมอก เรื่อง มาตรการส่งเสริมความโปร่งใส",
            ("เทศบาลตำบลดอนหมอก", None),
        ),
    ],
)
def test_headings(
    paper: SimpleNamespace, lines: list[str], title: str, agency: tuple[str, str | None]
) -> None:
    report = paper.report(lines)
    assert report.title == title
    assert report.agency is not None
    assert (report.agency.name, report.agency.district) == agency


@pytest.mark.parametrize(
    ("title", "texts", "be"),
    [
        ("มาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", [], 2568),
        ("มาตรการ ปี 2568", [], 2568),
        ("รายงาน (รอบ ๖ เดือน) ปีงบประมาณ ๖๘", [], 2568),
        ("แผนปรับปรุง พ.ศ. ๒๕๖๘", [], 2568),
        ("แผนปฏิบัติการ (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", ["ปีงบประมาณ ๒๕๖๖"], None),
        ("แผนปฏิบัติการ พ.ศ. ๒๕๖๖-๗๐", ["ปีงบประมาณ ๒๕๖๖"], None),
        ("แผน ๓ ปี พ.ศ. 2566 ถึงปี 2568", [], None),
        ("แผน ประจำปี ๒๕๖๗/๒๕๖๘", [], None),
        ("แผน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ และ ๒๕๖๙", [], None),
        ("แผน ประจำปีงบประมาณ พ.ศ. ๒๖๕๘", [], None),
        ("แผน ประจำปี ๒๕๖๗/๑", [], 2567),
        ("แผน ประจำปี ๒๕๖๗ และรายงานผล", [], 2567),
        ("ระเบียบว่าด้วยการพัสดุ พ.ศ. ๒๕๔๘", [], None),
        ("มาตรการ", ["ในปีงบประมาณ พ.ศ. ๒๕๖๘", "คำสั่ง พ.ศ. ๒๕๖๐"], 2568),
        ("มาตรการ", ["ปีงบประมาณ ๒๕๖๗", "ปีงบประมาณ ๒๕๖๘"], None),
        (None, [], None),
    ],
)
def test_fiscal_years(title: str | None, texts: list[str], be: int | None) -> None:
    year = find_fiscal_year(title, texts)
    assert (year.be if year else None) == be


@pytest.mark.parametrize(
    ("text", "score", "grade"),
    [
        ("ได้คะแนน ๙๑.๒๕ คะแนน ระดับผ่านดี", "91.25", "ผ่านดี"),
        ("มีผลคะแนนรวมเฉลี่ย ร้อยละ 85.20 อยู่ในระดับ A", "85.20", "A"),
        ("คะแนนรวม : ๗๙.๘๘ ระดับผลการประเมิน : B", "79.88", "B"),
        ("ได้ ๘๘.๔๐ คะแนน จากคะแนนเต็ม ๑๐๐ คะแนน จัดอยู่ในเกณฑ์ A", "88.40", "A"),
        ("คะแนนเท่ากับ ๘๒.๑๐ คะแนน เพิ่มขึ้นจากปีก่อน ๕.๒๐ คะแนน", "82.10", None),
        ("ปี พ.ศ. ๒๕๖๕ ได้ ๗๕.๐๐ คะแนน และปี พ.ศ. ๒๕๖๖ ได้ ๘๒.๑๐ คะแนน", "82.10", None),
        ("ค่าคะแนน ITA อยู่ที่ 88.75 ระดับ A แบ่งเป็น IIT 90.20 EIT 85.10", "88.75", "A"),
        ("คะแนนที่ได้ ๘๙.๙๙ ผลการประเมินระดับ ผ่านดีเยี่ยม", "89.99", "ผ่านดีเยี่ยม"),
        ("ผลการประเมินอยู่ในระดับ ผ่าน (๘๕.๒๐ คะแนน)", "85.20", "ผ่าน"),
        ("ไม่ต่ำกว่า ๘๕ คะแนน", None, None),
        ("มาตรการมี ๕ ข้อ รวม ๑๒.๕ ชั่วโมง", None, None),
        ("ในปีงบประมาณ พ.ศ. ๒๕๖๘", None, None),
    ],
)
def test_scores_and_grades_in_prose(
    paper: SimpleNamespace, text: str, score: str | None, grade: str | None
) -> None:
    total, rivals = find_total(paragraphs(paper.document([text]).pages), PLAN)
    assert (str(total.score) if total else None, find_grade(total)) == (score, grade)
    assert rivals == []


def test_two_totals_are_told(paper: SimpleNamespace) -> None:
    report = paper.report([PLAN, "ได้คะแนน ๘๑.๐๐ คะแนน", "ได้คะแนน ๘๒.๐๐ คะแนน"])
    assert [(f.code, f.where) for f in report.findings if f.severity == "warning"] == [
        ("value-ambiguous", "assessment.score"),
        ("plan-without-records", "measures"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ขององค์การบริหารส่วนตำบลดอนหมอก ได้คะแนน", []),
        ("ของ อบต.ดอนหมอก และองค์การบริหารส่วนตำบล", []),
        ("ขององค์กรบริหารส่วนตำบลดอนหมอก", ["องค์กรบริหารส่วนตำบลดอนหมอก"]),
        ("ขององค์การบริหารส่วนตำบลดอนหมาก", ["องค์การบริหารส่วนตำบลดอนหมาก"]),
        ("ของ อบต.ลำน้ำใส อำเภอดอนเมฆ", ["อบต.ลำน้ำใส"]),
        ("ร่วมกับองค์การบริหารส่วนตำบลลำน้ำใส", []),
        ("ข้อบัญญัติองค์การบริหารส่วนตำบลเรื่องงบประมาณ", []),
        ("เทศบาลตำบลลำน้ำใสจังหวัดเลย", []),
        ("องค์การบริหารส่วนตำบลลำน้ำใส ได้วิเคราะห์ผลการประเมิน", ["องค์การบริหารส่วนตำบลลำน้ำใส"]),
        ("อบต.ลำน้ำใส ขอประกาศมาตรการไว้", ["อบต.ลำน้ำใส"]),
        ("ด้วย อบต.ลำน้ำใส อำเภอดอนเมฆ จัดทำแผนขึ้น", ["อบต.ลำน้ำใส"]),
        ("องค์การบริหารส่วนตำบลลำน้ำใส จังหวัดน่าน ได้ส่งหนังสือมา", []),
        ("องค์การบริหารส่วนตำบลลำน้ำใส ที่อยู่ติดกัน", []),
        ("มีคำถามว่าองค์การบริหารส่วนตำบลลำน้ำใส ได้จัดทำแผนแล้วหรือไม่", []),
    ],
)
def test_other_names_of_the_agency(text: str, names: list[str]) -> None:
    agency = read_agency_line("องค์การบริหารส่วนตำบลดอนหมอก อำเภอดอนเมฆ จังหวัดเลย")
    assert agency is not None
    assert [mention.text for mention in other_names(agency, text)] == names


def test_an_unknown_province_is_told(paper: SimpleNamespace) -> None:
    report = paper.report([PLAN, "=เทศบาลตำบลดอนหมอก จังหวัดเลอ"])
    assert [f.code for f in report.findings if f.where == "agency.province"] == ["unknown-place"]


def test_places_are_taken_out_of_a_line() -> None:
    place = find_place("หมอกงาม อำเภอดอนเมฆ จังหวัดเลย โทร. ๐๔๒")
    assert (place.district, place.province, place.rest) == ("ดอนเมฆ", "เลย", "หมอกงาม โทร. ๐๔๒")


@pytest.mark.parametrize(
    "sentence",
    [
        "หน่วยงานทั่วประเทศมีคะแนนเฉลี่ย ๘๘.๑๒ คะแนน",
        "ประเทศไทยได้คะแนนดัชนีการรับรู้การทุจริต ๓๕ คะแนน",
        "ผลสำรวจความพึงพอใจของผู้รับบริการได้คะแนนเฉลี่ย ๙๑.๔๐ คะแนน",
        "เวลา ๑๓.๓๐ - ๑๔.๐๐ น. สรุปผลคะแนนของแต่ละกอง",
        "๑๒.๕ คะแนนของผู้ร่วมงานให้เก็บเป็นความลับ",
        "หน่วยงานที่ได้คะแนนรวม ๘๕.๐๐ คะแนนขึ้นไป ถือว่าผ่าน",
        "ผลการประเมินต้องได้คะแนนตั้งแต่ ๘๕.๐๐ คะแนน จึงถือว่าผ่าน",
        "ยังไม่ประกาศผลคะแนน ITA (ตัวอย่างการเขียน: ได้ ๘๐.๐๐ คะแนน)",
        "บริษัท ดอนเมฆการช่าง จำกัด ได้คะแนนรวมการเสนอราคา ๙๒.๕๐ คะแนน เป็นผู้ชนะ",
        "ห้างหุ้นส่วนจำกัด ดอนเมฆก่อสร้าง ได้คะแนนรวม ๘๘.๒๕ คะแนน",
        "ผู้ยื่นข้อเสนอรายที่ ๒ ได้คะแนนรวม ๙๐.๑๐ คะแนน",
        "นางสาวดวงใจ ดอนหมอก ได้คะแนนรวม ๘๗.๕๐ คะแนน จึงผ่านการคัดเลือก",
        "ผลการประเมิน LPA ได้คะแนนรวม ๙๑.๒๐ คะแนน",
        "คะแนนทดสอบหลังการอบรมเฉลี่ย ๘๕.๒๐ คะแนน",
        "คะแนนเฉลี่ยของประเทศ ๙๐.๓๐ คะแนน",
        "หากได้คะแนนรวม ๘๕.๐๐ คะแนน จะถือว่าผ่าน",
        "ตั้งเป้าคะแนน ITA รวม ๙๐.๐๐ คะแนน",
        "คะแนน ITA ที่คาดหวัง ๙๒.๐๐ คะแนน",
        "แบบวัด IIT ได้คะแนน ๙๒.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนน ๙๒.๐๐ คะแนน",
        "การเปิดเผยข้อมูลของหน่วยงาน ได้คะแนน ๙๒.๐๐ คะแนน",
        "คะแนนรวมของกองคลังเท่ากับ ๙๐.๓๐ คะแนน",
        "จากการศึกษาดูงานอบต.ดอนเมฆ ซึ่งมีผลการประเมิน ITA ๙๘.๕๒ คะแนน จะนำมาปรับใช้",
    ],
)
def test_scores_of_others_and_times_are_no_total(paper: SimpleNamespace, sentence: str) -> None:
    assert paper.report([PLAN, sentence]).assessment is None


@pytest.mark.parametrize(
    ("lines", "score"),
    [
        (["ยังไม่ประกาศผล ITA (ตัวอย่างการ", "รายงาน: ได้ ๘๐.๐๐ คะแนน)"], None),
        (["ผลการประเมิน ITA (รวม", "ทุกตัวชี้วัด) ได้คะแนนรวม ๘๐.๐๐ คะแนน"], "80.00"),
        (["เทศบาลตำบลดอนเมฆได้คะแนนรวม ๙๕.๒๐ คะแนน"], None),
        (["องค์การบริหารส่วนตำบลดอนหมอกได้คะแนนรวม ๙๕.๒๐ คะแนน"], "95.20"),
        (["อบต.ดอนหมอกได้คะแนนรวม ๙๕.๒๐ คะแนน"], "95.20"),
        (["ตัวชี้วัดการใช้อำนาจได้น้อยที่สุด ส่วน ITA ในภาพรวมได้ ๘๑.๒๐ คะแนน"], "81.20"),
        (["ค่าคะแนน ๘๑.๒๐ คะแนน"], "81.20"),
        (["ผลการประเมินประสิทธิภาพขององค์กรปกครอง (LPA)", "ได้คะแนนรวม ๙๑.๒๐ คะแนน"], None),
        (["ผลการประเมิน LPA ของหน่วยงาน", "ดำเนินการแล้ว", "คะแนนรวม ๙๑.๒๐ คะแนน"], None),
        (["ผลตามคำรับรองการปฏิบัติราชการ", "ได้คะแนนรวม ๙๑.๒๐ คะแนน"], None),
        (["ผลการประเมิน LPA", "ผลการประเมิน ITA", "ได้คะแนนรวม ๙๑.๒๐ คะแนน"], "91.20"),
        (["ผลการประเมิน LPA", "ผลการประเมิน ITA ได้คะแนนรวม ๙๑.๒๐ คะแนน"], "91.20"),
    ],
)
def test_a_score_is_the_agencys_or_none(
    paper: SimpleNamespace, lines: list[str], score: str | None
) -> None:
    assessment = paper.report([PLAN, "=องค์การบริหารส่วนตำบลดอนหมอก", *lines]).assessment
    assert (str(assessment.score) if assessment else None) == score


def test_the_score_of_the_agency_is_one_beside_that_of_the_country(paper: SimpleNamespace) -> None:
    sentence = "ผลการประเมิน ITA ของอบต.ดอนหมอก ได้คะแนนรวม ๘๗.๑๒ คะแนน ทั่วประเทศเฉลี่ย ๙๐.๑๙ คะแนน"
    assessment = paper.report([PLAN, sentence]).assessment
    assert assessment is None or assessment.score != 90


@pytest.mark.parametrize(
    ("title", "be"),
    [
        ("แนวทางการเบิกจ่าย พ.ศ. ๒๕๖๒", None),
        ("ประกาศโรงเรียนดอนหมอก เรื่อง หลักเกณฑ์การลา พ.ศ. ๒๕๖๑", None),
        ("แนวทางการเบิกจ่าย ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", 2568),
        ("มาตรการป้องกันการทุจริต พ.ศ. ๒๕๖๘", 2568),
        ("มาตรการป้องกันการทุจริต ตามพระราชบัญญัติประกอบรัฐธรรมนูญ พ.ศ. ๒๕๖๑", None),
        ("มาตรการตาม พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐ ประจำปี ๒๕๖๘", 2568),
        ("มาตรการส่งเสริมคุณธรรม แบบฟอร์ม ม.๒ ปรับปรุง พ.ศ. ๒๕๖๐", None),
        ("มาตรการส่งเสริมคุณธรรม (แก้ไขเพิ่มเติม พ.ศ. ๒๕๖๐)", None),
        ("แผนปรับปรุง พ.ศ. ๒๕๖๘", 2568),
        ("มาตรการส่งเสริมคุณธรรม จัดตั้งเป็นองค์การบริหารส่วนตำบลเมื่อ พ.ศ. ๒๕๓๙", None),
        ("มาตรการส่งเสริมคุณธรรม ได้รับการยกฐานะเป็นเทศบาลตำบลในปี พ.ศ. ๒๕๕๒", None),
        ("มาตรการส่งเสริมคุณธรรม พ.ศ. ๒๕๓๙ ได้รับการยกฐานะเป็นเทศบาล", None),
        ("มาตรการส่งเสริมคุณธรรม เปิดทำการเมื่อวันที่ ๑ มกราคม พ.ศ. ๒๕๓๙", None),
        ("มาตรการส่งเสริมคุณธรรม ปี ๒๕๖๘ จัดตั้งเมื่อ พ.ศ. ๒๕๓๙", 2568),
        ("มาตรการจัดตั้งศูนย์ต่อต้านการทุจริต พ.ศ. ๒๕๖๘", 2568),
        ("มาตรการตั้งแต่ปีงบประมาณ พ.ศ. ๒๕๖๘", 2568),
    ],
)
def test_the_year_of_a_guide_is_no_fiscal_year(title: str, be: int | None) -> None:
    year = find_fiscal_year(title, [])
    assert (year.be if year else None) == be


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("เทศบาลตำบลดอนโดยชอบ อำเภอดอนเมฆ จังหวัดเลย", "เทศบาลตำบลดอนโดยชอบ"),
        ("สำนักงานสาธารณสุขอำเภอตัวอย่าง", "สำนักงานสาธารณสุขอำเภอตัวอย่าง"),
        ("สพม.ดอนเมฆ เขต ๒", "สพม.ดอนเมฆ เขต ๒"),
        ("การประดาน้ำแห่งประเทศไทย", "การประดาน้ำแห่งประเทศไทย"),
        ("การประชุมใหญ่", None),
        ("เทศบาลตำบลดอนเมฆได้รับรางวัลของจังหวัด", None),
    ],
)
def test_a_name_ends_where_its_words_end(line: str, name: str | None) -> None:
    agency = read_agency_line(line)
    assert (agency.name if agency else None) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("การยางแห่งประเทศไทยขอแสดงเจตนารมณ์", "การยางแห่งประเทศไทย"),
        ("การกีฬาแห่งประเทศไทยจัดทำแผน", "การกีฬาแห่งประเทศไทย"),
        ("การเมฆหมอกแห่งประเทศไทยขอประกาศนโยบาย", "การเมฆหมอกแห่งประเทศไทย"),
        ("การเมฆหมอกแห่งประเทศไทยดำเนินการตามมาตรการ", "การเมฆหมอกแห่งประเทศไทย"),
        ("การเคหะแห่งชาติขอ", "การเคหะแห่งชาติ"),
        ("ธนาคารแห่งประเทศไทยตระหนักถึงความโปร่งใส", "ธนาคารแห่งประเทศไทย"),
        ("การประปาส่วนภูมิภาคเล็งเห็นความสำคัญ", "การประปาส่วนภูมิภาค"),
        ("เทศบาลตำบลดอนเมฆยึดมั่นในความโปร่งใส", "เทศบาลตำบลดอนเมฆ"),
        ("การประปาส่วนภูมิภาคสาขาดอนเมฆ", "การประปาส่วนภูมิภาคสาขาดอนเมฆ"),
        ("การเมฆหมอกแห่งประเทศ", None),
    ],
)
def test_a_name_ends_before_the_verb(line: str, name: str | None) -> None:
    agency = find_agency([line])
    assert (agency.name if agency else None) == name


def test_a_line_that_goes_on_with_a_verb_is_no_name() -> None:
    assert read_agency_line("การยางแห่งประเทศไทยขอแสดง") is None
    assert read_agency_line("การยางแห่งประเทศไทย สาขาดอนเมฆ") is not None


def test_an_agency_called_another_kind_of_body_is_reported(paper: SimpleNamespace) -> None:
    report = paper.report(
        [PLAN, "=องค์การบริหารส่วนตำบลดอนหมอก", "ด้วยเทศบาลตำบลดอนหมอก ได้เข้าร่วมการประเมินในปีที่ผ่านมา"]
    )
    assert [f.code for f in report.findings if f.code == "agency-name"] == ["agency-name"]
    beside = paper.report(
        [PLAN, "=องค์การบริหารส่วนตำบลดอนหมอก", "ได้ประชุมร่วมกับเทศบาลตำบลดอนหมอก ในเดือนที่ผ่านมา"]
    )
    assert "agency-name" not in [finding.code for finding in beside.findings]


def test_a_letter_before_a_plan_is_not_the_plan(paper: SimpleNamespace) -> None:
    letter = [
        "=บันทึกข้อความ",
        "ส่วนราชการ เทศบาลตำบลดอนหมอก",
        "เรื่อง ขอความเห็นชอบแผน",
        "เรียน นายกเทศมนตรี",
    ]
    plan = [
        PLAN,
        "=เทศบาลตำบลดอนหมอก",
        [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"], ["ปลูก", "ดูแล", "กองช่าง"]],
    ]
    report = paper.report(letter, plan)
    assert report.title == PLAN.removeprefix("=")
    assert report.fiscal_year is not None and report.fiscal_year.be == 2568
    assert report.agency is not None and report.agency.name == "เทศบาลตำบลดอนหมอก"


def test_a_large_line_is_a_title_though_prose_begins_so(paper: SimpleNamespace) -> None:
    table = [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"], ["ปลูก", "ดูแล", "กองช่าง"]]
    report = paper.report(["=ผลการประเมิน ITA และแผนปรับปรุง ปี ๒๕๖๘", table])
    assert report.title == "ผลการประเมิน ITA และแผนปรับปรุง ปี ๒๕๖๘"


def test_a_plan_of_several_years_takes_no_year_from_its_text(paper: SimpleNamespace) -> None:
    text = "แผนฉบับนี้ทำตามแนวทาง พ.ศ. ๒๕๕๙ และใช้ทำงบประมาณของปี ๒๕๖๗"
    assert paper.report(["=แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", text]).fiscal_year is None
