"""Ten plans of fictional agencies, as titles, paragraphs and one table each; chosen by a seed."""

import random
from dataclasses import dataclass

AGENCIES = (
    ("เทศบาลตำบลหนองตะเคียนงาม", "อำเภอเขาสวนแก้ว"),
    ("องค์การบริหารส่วนตำบลบึงกระดานชนวน", "อำเภอทุ่งไผ่หลวง"),
    ("โรงพยาบาลผาอินทร์แต้ม", "อำเภอผาอินทร์แต้ม"),
    ("สำนักงานเกษตรจังหวัดภูซำไฮ", "จังหวัดภูซำไฮ"),
    ("โรงเรียนวัดโพธิ์งามวิทยาคาร", "อำเภอบ้านต้นฆ้อง"),
    ("เทศบาลเมืองปากลำธารใส", "อำเภอเมือง"),
    ("องค์การบริหารส่วนตำบลดงเฌอเย็น", "อำเภอสันกู่ใหญ่"),
    ("วิทยาลัยเทคนิคธารฝายหิน", "อำเภอฝายหิน"),
    ("ศูนย์ฝึกอาชีพบ้านฉางฎีกา", "อำเภอหาดทรายฟู"),
    ("สำนักงานที่ดินสาขาเกาะซึงตะวัน", "อำเภอเกาะซึง"),
)
TITLES = (
    "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. {year}",
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ {year}",
    "รายงานผลการดำเนินการตามแผนป้องกันการทุจริต ปี {year}",
)
PARAGRAPHS = (
    "ด้วยหน่วยงานได้รับผลการประเมินคุณธรรมและความโปร่งใส {score} คะแนน ระดับผ่านดี",
    "จึงกำหนดแนวทางปรับปรุงระบบงาน เพื่อยกระดับการให้บริการแก่ผู้รับบริการทุกกลุ่ม",
    "ทั้งนี้ ให้ผู้ที่เกี่ยวข้องถือปฏิบัติโดยเคร่งครัด ตั้งแต่วันที่ {day} ตุลาคม {year} เป็นต้นไป",
    "ผู้ใดพบเห็นพฤติการณ์ที่ส่อไปในทางทุจริต แจ้งได้ที่หมายเลข {phone}",
    "คณะกรรมการประชุมครั้งที่ {day}/{year} มีมติเห็นชอบแล้ว ณ ห้องประชุมชั้น {floor}",
    "เอกสารนี้จัดทำขึ้นตามหลักธรรมาภิบาล ไม่ฝักใฝ่ฝ่ายใด และเผยแพร่ต่อสาธารณชน",
)
MEASURES = (
    "การเปิดเผยข้อมูลจัดซื้อจัดจ้าง", "การปรับปรุงคู่มือการให้บริการ", "การใช้ทรัพย์สินของราชการ",
    "การรับเรื่องร้องเรียน", "การสร้างจิตสำนึกสุจริต", "การบริหารงานบุคคลอย่างโปร่งใส",
    "การควบคุมภายในและตรวจสอบ", "การเผยแพร่ประมวลจริยธรรม", "การลดใช้ดุลพินิจเจ้าหน้าที่",
    "การพัฒนาเว็บไซต์หน่วยงาน",
)  # fmt: skip
STEPS = (
    "จัดทำประกาศและเผยแพร่ทางเว็บไซต์", "ประชุมชี้แจงเจ้าหน้าที่ผู้ปฏิบัติ", "สำรวจความพึงพอใจของประชาชน",
    "แต่งตั้งคณะทำงานตรวจสอบ", "ฝึกอบรมเรื่องผลประโยชน์ทับซ้อน", "สุ่มตรวจการยืมพัสดุครุภัณฑ์",
    "ติดตั้งกล่องรับฟังความคิดเห็น", "รวบรวมสถิติข้อร้องเรียน", "ทบทวนขั้นตอนและระยะเวลา",
    "จัดกิจกรรมเฉลิมพระเกียรติ", "ถอดบทเรียนร่วมกับภาคีเครือข่าย", "ศึกษาดูงานฐานเรียนรู้ต้นแบบ",
)  # fmt: skip
OWNERS = (
    "สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "ฝ่ายอำนวยการ", "งานนิติการ", "กลุ่มงานพัสดุ",
    "หน่วยตรวจสอบภายใน",
)  # fmt: skip
MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
HEADER = ("มาตรการ", "ขั้นตอนการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ (บาท)")
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True)
class Plan:
    """What one document prints."""

    name: str
    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """All of it, line by line."""
        cells = [cell for row in self.rows for cell in row if cell]
        return "\n".join([*self.titles, *self.paragraphs, *cells])


def make_plan(number: int) -> Plan:
    """Return the plan of a number from 0 to 9: the odd ones in Thai digits, the even in both."""
    pick = random.Random(7000 + number)
    agency, place = AGENCIES[number]
    year = 2562 + number % 7
    titles = [TITLES[number % 3].format(year=year), f"{agency} {place}"]
    paragraphs = [
        line.format(
            score=f"{pick.randint(7000, 9999) / 100:.2f}",
            year=year,
            day=pick.randint(1, 30),
            floor=pick.randint(2, 9),
            phone=f"0 {pick.randint(2000, 7999)} {pick.randint(1000, 9999)}",
        )
        for line in PARAGRAPHS
    ]
    rows: list[tuple[str, ...]] = [HEADER]
    for place_no, measure in enumerate(pick.sample(MEASURES, 6), 1):
        for turn, step in enumerate(pick.sample(STEPS, 2)):
            first = pick.randint(0, 11)
            last = min(11, first + pick.randint(0, 3))
            era = year - 2500 - (first >= 9)
            months = MONTHS[first] if first == last else f"{MONTHS[first]} - {MONTHS[last]}"
            rows.append(
                (
                    "" if turn else f"{place_no}. {measure}",  # spans two rows
                    step,
                    pick.choice(OWNERS),
                    f"{months} {era}",
                    f"{pick.randint(10, 989) * 100 + pick.choice((0, 50, 75)):,}",
                )
            )
    plan = Plan(f"f{number:02d}", tuple(titles), tuple(paragraphs), tuple(rows))
    if number % 2:
        return Plan(
            plan.name,
            tuple(line.translate(THAI_DIGITS) for line in plan.titles),
            tuple(line.translate(THAI_DIGITS) for line in plan.paragraphs),
            tuple(tuple(cell.translate(THAI_DIGITS) for cell in row) for row in plan.rows),
        )
    thai = tuple(line.translate(THAI_DIGITS) for line in plan.paragraphs)
    return Plan(plan.name, plan.titles, thai, plan.rows)
