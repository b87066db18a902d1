"""Facts of the document: total score, fiscal year, agency, title, doubtful values."""

from collections.abc import Iterator
from typing import Any

from pages import PLAN_ROWS, PLAN_TITLE, Member, Paper, plan_head, plan_table

HOME = "องค์การบริหารส่วนตำบลหนองปลาหมอเผือก"
YEAR_LINE = "ประจำปีงบประมาณ พ.ศ. 2567"


def fact_members() -> Iterator[Member]:
    """Yield the members of all kinds of facts."""
    yield from _scores()
    yield from _years()
    yield from _verbs()
    yield from _uncut()
    yield from _forms_of_agencies()
    yield from _titles()
    yield from _other_names()
    yield from _doubtful()


def _scores() -> Iterator[Member]:
    no_score = {
        "meeting_hours": (
            "เวลา 13.30 - 16.30 น. ประชุมทบทวนผลคะแนนการประเมิน ITA ณ ห้องประชุมชั้น 2",
            "a time of day before the word for score becomes the total score",
        ),
        "numbered_clause": (
            "ข้อ 7.25 คะแนนที่ได้จากการประเมินคุณธรรมและความโปร่งใสให้ถือเป็นที่สุด",
            "the number of a clause that speaks of scores becomes the total score",
        ),
        "target": (
            "เป้าหมาย : ผลคะแนนการประเมิน ITA ของหน่วยงานไม่น้อยกว่า 90.00 คะแนน",
            "a target becomes the total score",
        ),
        "perception_index": (
            "ประเทศไทยได้คะแนนดัชนีการรับรู้การทุจริต (CPI) 36.00 คะแนน จากคะแนนเต็ม 100",
            "the score of another index becomes the total score",
        ),
        "survey_mean": (
            "ผลสำรวจความพึงพอใจของผู้รับบริการในภาพรวมได้คะแนนเฉลี่ย 84.52 คะแนน",
            "the mean of a survey becomes the total score",
        ),
        "national_mean": (
            "ปีที่ผ่านมาหน่วยงานทั่วประเทศมีคะแนนเฉลี่ยการประเมิน ITA 90.19 คะแนน",
            "the mean of all agencies of the country becomes this agency's score",
        ),
    }
    for name, (sentence, fault) in no_score.items():
        paper = plan_head(Paper("Garuda"))
        paper.line(f"1. {sentence}", gap=6)
        plan_table(paper)
        right = {"score": [None], "agency": [HOME], "measures": [r[1] for r in PLAN_ROWS]}
        yield Member(f"score_{name}", "facts: total score", "convert", fault, right, paper.sheets)

    paper = plan_head(Paper("Norasi"))
    paper.line("เวลา 09.30 น. เริ่มประชุมทบทวนผลคะแนน เป้าหมายไม่น้อยกว่า 92.00 คะแนน")
    paper.line("ผลการประเมิน ITA ขององค์การบริหารส่วนตำบลหนองปลาหมอเผือก", gap=0)
    paper.line("ประจำปีงบประมาณ พ.ศ. 2566 ได้คะแนนรวม 88.45 คะแนน", gap=6)
    plan_table(paper)
    yield Member(
        "score_of_this_agency_among_others",
        "facts: total score",
        "convert",
        "the total score is lost, or taken from the time or the target above it",
        {"score": [88.45]},
        paper.sheets,
    )
    paper = plan_head(Paper("Loma"))
    paper.line("1. ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ของหน่วยงาน", gap=4)
    paper.table(
        [
            ("ที่", "ตัวชี้วัด", "คะแนน"),
            ("1", "การปฏิบัติหน้าที่", "91.20"),
            ("2", "การใช้งบประมาณ", "84.15"),
            ("3", "การใช้อำนาจ", "86.60"),
            ("คะแนนรวม", None, "87.32"),
        ],
        (60, 300, 100),
    )
    plan_table(paper)
    yield Member(
        "score_in_a_total_row",
        "facts: total score",
        "convert",
        "the row of the total is taken for an indicator, or its score is lost",
        {"score": [87.32], "scores": [91.2, 84.15, 86.6]},
        paper.sheets,
    )


def _years() -> Iterator[Member]:
    kind = "facts: fiscal year"
    paper = Paper("Laksaman")
    paper.line("แนวทางการเปิดเผยข้อมูลผ่านเว็บไซต์ของหน่วยงาน พ.ศ. 2562", size=14, centred=True, bold=True)
    paper.line(HOME, size=14, centred=True, bold=True, gap=8)
    paper.line("ให้กองคลังรายงานผลการจัดซื้อจัดจ้างเป็นประจำทุกเดือน")
    yield Member(
        "year_of_a_guide",
        kind,
        "convert",
        "the year in which a guide was issued becomes the fiscal year",
        {"fiscal_year": [None]},
        paper.sheets,
    )
    paper = plan_head(Paper("Garuda"), year=None)
    paper.line("อาศัยอำนาจตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540", gap=6)
    plan_table(paper)
    yield Member(
        "year_of_an_act",
        kind,
        "convert",
        "the year of an act becomes the fiscal year of a plan that names none",
        {"fiscal_year": [None, 2567]},
        paper.sheets,
    )
    paper = plan_head(Paper("Waree", size=10), title="มาตรการตามยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580)")
    plan_table(paper)
    yield Member(
        "year_of_a_strategy",
        kind,
        "convert",
        "the first year of a national strategy becomes the fiscal year",
        {"fiscal_year": [2567]},
        paper.sheets,
    )
    paper = plan_head(Paper("Norasi"), year=None)
    plan_table(paper)
    paper.line("ประกาศ ณ วันที่ 5 ตุลาคม พ.ศ. 2566", x=300)
    yield Member(
        "year_of_the_announcement",
        kind,
        "convert",
        "the year of an announcement in October becomes the fiscal year, though the next had begun",
        {"fiscal_year": [None, 2567]},
        paper.sheets,
    )


def _verbs() -> Iterator[Member]:
    sentences = {
        "announces": (
            "องค์การบริหารส่วนตำบลดอนมะเกลือคู่",
            "ขอประกาศมาตรการส่งเสริมความโปร่งใสภายในหน่วยงาน",
        ),
        "has_set": ("เทศบาลตำบลปากคลองสามแยก", "ได้กำหนดมาตรการป้องกันการทุจริตไว้ดังต่อไปนี้"),
        "has_drawn_up": ("เทศบาลเมืองทุ่งกังหันลม", "จัดทำแผนปฏิบัติการป้องกันการทุจริตขึ้น"),
        "intends": ("สำนักงานสาธารณสุขอำเภอแม่คำแสน", "มีความประสงค์จะเผยแพร่ผลการประเมิน"),
        "took_part": ("โรงพยาบาลท่าตะโกน้อย", "เข้าร่วมการประเมินคุณธรรมและความโปร่งใส"),
    }
    for name, (agency, verb) in sentences.items():
        paper = Paper("Garuda")
        paper.line(PLAN_TITLE, size=14, centred=True, bold=True)
        paper.line(YEAR_LINE, size=14, centred=True, bold=True, gap=6)
        paper.line(f"{agency}{verb}", gap=6)
        plan_table(paper)
        yield Member(
            f"agency_{name}",
            "facts: agency ends before the verb",
            "convert",
            "the agency's name goes on into the verb behind it",
            {"agency": [agency, None]},
            paper.sheets,
        )


def _uncut() -> Iterator[Member]:
    names = {
        "with_have": "องค์การบริหารส่วนตำบลหนองมีชัย",
        "with_get": "เทศบาลตำบลท่าได้ลาภ",
        "with_arrange": "องค์การบริหารส่วนตำบลบ้านจัดสุข",
        "with_by": "เทศบาลตำบลห้วยโดยธรรม",
    }
    for name, agency in names.items():
        paper = plan_head(Paper("Laksaman"), f"{agency} อำเภอศรีสะพานหิน จังหวัดราชบุรี")
        paper.line(f"{agency}กำหนดมาตรการไว้ดังนี้", gap=6)
        plan_table(paper)
        yield Member(
            f"agency_{name}",
            "facts: agency is not cut inside a word",
            "convert",
            "a place name that holds a common verb or preposition is cut there",
            {"agency": [agency], "told_not": ["agency-name"]},
            paper.sheets,
        )


def _forms_of_agencies() -> Iterator[Member]:
    forms: dict[str, tuple[str, list[str]]] = {
        "faculty": (
            "คณะวิทยาการจัดการ มหาวิทยาลัยราชภัฏบึงกระจับ",
            ["คณะวิทยาการจัดการ", "คณะวิทยาการจัดการ มหาวิทยาลัยราชภัฏบึงกระจับ"],
        ),
        "centre": ("ศูนย์อนามัยที่ 19 บึงกระจับ", ["ศูนย์อนามัยที่ 19", "ศูนย์อนามัยที่ 19 บึงกระจับ"]),
        "district_office": (
            "สำนักงานเขตคลองสามแยก กรุงเทพมหานคร",
            ["สำนักงานเขตคลองสามแยก", "สำนักงานเขตคลองสามแยก กรุงเทพมหานคร"],
        ),
        "state_enterprise": ("การเดินเรือแห่งประเทศไทย", ["การเดินเรือแห่งประเทศไทย"]),
        "public_organisation": (
            "สถาบันพัฒนาเมล็ดพันธุ์ (องค์การมหาชน)",
            ["สถาบันพัฒนาเมล็ดพันธุ์ (องค์การมหาชน)"],
        ),
        "department": ("กรมส่งเสริมการชลประทานท้องถิ่น", ["กรมส่งเสริมการชลประทานท้องถิ่น"]),
        "university": ("มหาวิทยาลัยเทคโนโลยีบึงกระจับ", ["มหาวิทยาลัยเทคโนโลยีบึงกระจับ"]),
        "school": ("โรงเรียนบ้านดอนมะเกลือวิทยา", ["โรงเรียนบ้านดอนมะเกลือวิทยา"]),
        "health_station": ("รพ.สต.บ้านดอนมะเกลือ", ["รพ.สต.บ้านดอนมะเกลือ"]),
        "subdistrict_abbreviated": ("อบต.หนองปลาหมอเผือก", ["อบต.หนองปลาหมอเผือก"]),
        "education_area": ("สพป.พิจิตร เขต 9", ["สพป.พิจิตร เขต 9"]),
        "district_health": ("สสอ.ท่าตะโกน้อย", ["สสอ.ท่าตะโกน้อย"]),
    }
    for name, (printed, accepted) in forms.items():
        paper = plan_head(Paper("Umpush", size=10), printed)
        plan_table(paper)
        yield Member(
            f"agency_{name}",
            "facts: forms of agencies",
            "convert",
            "an agency of this form is not found",
            {"agency": accepted},
            paper.sheets,
        )


def _titles() -> Iterator[Member]:
    kind = "facts: title"
    title = f"{PLAN_TITLE} {YEAR_LINE}"
    for name, sizes in {
        "big_small_big": (18, 12, 15),
        "small_big": (13, 20, 13),
        "falling": (20, 16, 12),
    }.items():
        paper = Paper("Kinnari", size=10)
        for text, size in zip((PLAN_TITLE, YEAR_LINE, HOME), sizes, strict=True):
            paper.line(text, size=size, centred=True, bold=True)
        plan_table(paper.skip(8))
        yield Member(
            f"title_{name}",
            kind,
            "convert",
            "the title ends where the type size changes",
            {"title": title, "agency": [HOME]},
            paper.sheets,
        )
    tails = {
        "address": "เลขที่ 99 หมู่ที่ 4 ถนนริมบึง โทรศัพท์ 0 0000 0000",
        "remark": "หมายเหตุ : ฉบับนี้ใช้แทนฉบับเดิม",
        "website": "www.nongplamorphueak.example",
    }
    for name, tail in tails.items():
        paper = Paper("Loma", size=10)
        for text in (PLAN_TITLE, YEAR_LINE, tail):
            paper.line(text, size=14, centred=True, bold=True)
        plan_table(paper.skip(8))
        yield Member(
            f"title_before_{name}",
            kind,
            "convert",
            "a line under the title that is no title becomes part of it",
            {"title": title},
            paper.sheets,
        )


def _other_names() -> Iterator[Member]:
    kind = "facts: body calls the agency by another name"
    home = "องค์การบริหารส่วนตำบลดอนมะเกลือคู่"
    bodies: dict[str, tuple[str, dict[str, Any]]] = {
        "another_place": ("องค์การบริหารส่วนตำบลดอนมะกล่ำคู่", {"told": ["agency-name"]}),
        "another_noun": ("องค์กรบริหารส่วนตำบลดอนมะเกลือคู่", {"told": ["agency-name"]}),
        "another_kind": ("เทศบาลตำบลดอนมะเกลือคู่", {"told": ["agency-name"]}),
        "the_same": (home, {"told_not": ["agency-name"]}),
    }
    for name, (body, right) in bodies.items():
        paper = plan_head(Paper("Garuda"), f"{home} อำเภอศรีสะพานหิน จังหวัดราชบุรี")
        paper.line(f"ด้วย{body} ได้เข้าร่วมการประเมินคุณธรรมและความโปร่งใส")
        paper.line(f"เพื่อให้การดำเนินงานของ{body} มีประสิทธิภาพ จึงกำหนดมาตรการดังนี้", gap=6)
        plan_table(paper)
        yield Member(
            f"body_names_{name}",
            kind,
            "convert",
            "the body calls the agency otherwise than the title, and nothing says so"
            if "told" in right
            else "a name that agrees is reported",
            {"agency": [home], **right},
            paper.sheets,
        )


def _doubtful() -> Iterator[Member]:
    kind = "facts: an ambiguous value is no value"
    cells = {
        "spoken_ten_thousands": (5, "หมื่นห้า"),
        "spoken_hundred_thousands": (5, "สองแสนสาม"),
        "quarter_of_which_year": (4, "ไตรมาส 2 ปี 2567"),
        "slash_between_months": (4, "ม.ค./มี.ค. 2567"),
    }
    for name, (column, text) in cells.items():
        rows = [list(row) for row in PLAN_ROWS]
        rows[1][column] = text
        paper = plan_table(plan_head(Paper("Norasi")), rows)
        field = "budgets" if column == 5 else "period_starts"
        values: list[Any] = [20000, None, 8000] if column == 5 else ["2024-01", None, "2024-05"]
        yield Member(
            f"doubtful_{name}",
            kind,
            "convert",
            "a value that could mean two things stands where a program takes it for one",
            {field: values, "told": ["value-ambiguous", "value-unparsed"]},
            paper.sheets,
        )
