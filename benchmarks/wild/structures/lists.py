"""What is no plan: rosters, procurement, contents, minutes, and measures told in prose."""

from ..chances import Chances
from ..pages import Block, Cell, Paragraph, Row, Table
from ..periods import Periods
from .made import Made, heading_cell

GIVEN = ["สมหมาย", "อรุณี", "ประเสริฐ", "วิไล", "บุญส่ง", "กนกพร", "ธนา", "รัตนา", "สุชาติ", "มาลี"]
FAMILY = ["ใจงาม", "ทองสุข", "แก้วมณี", "พงษ์ดี", "ศรีสว่าง", "บุญเรือง", "วงศ์ใหญ่", "ชูเกียรติ"]
POSTS = ["ประธานกรรมการ", "รองประธาน", "กรรมการ", "กรรมการ", "กรรมการ", "กรรมการและเลขานุการ"]
GOODS = [
    "ซื้อวัสดุสำนักงาน", "จ้างซ่อมแซมถนนภายในหมู่บ้าน", "ซื้อเครื่องคอมพิวเตอร์ 3 เครื่อง", "จ้างเหมาทำความสะอาดอาคาร",
    "ซื้อครุภัณฑ์โต๊ะและเก้าอี้", "จ้างพิมพ์เอกสารเผยแพร่", "ซื้อน้ำมันเชื้อเพลิง", "จ้างออกแบบอาคารเอนกประสงค์",
]  # fmt: skip
WAYS = ["เฉพาะเจาะจง", "คัดเลือก", "e-bidding"]
CHAPTERS = [
    "บทนำ",
    "วิธีการศึกษา",
    "ผลการประเมินรายตัวชี้วัด",
    "ข้อเสนอแนะ",
    "ภาคผนวก ก",
    "ภาคผนวก ข",
    "สรุป",
]
AGENDA = [
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "รับรองรายงานการประชุมครั้งที่แล้ว", "เรื่องสืบเนื่อง",
    "เรื่องเพื่อพิจารณา", "เรื่องอื่น ๆ",
]  # fmt: skip


def person(draw: Chances) -> str:
    return f"{draw.pick(['นาย', 'นาง', 'นางสาว'])}{draw.pick(GIVEN)} {draw.pick(FAMILY)}"


def table_of(heads: list[str], widths: list[float], rows: list[Row], kind: str = "other") -> Table:
    header: list[Row] = [[heading_cell(text) for text in heads]]
    return Table(widths, header, rows, kind=kind, bands=list(range(len(rows))))


def rosters(draw: Chances) -> Made:
    """Return a list of the members of a committee with their duties."""
    count = draw.number(4, 10)
    rows: list[Row] = []
    for place in range(count):
        post = POSTS[min(place, 2)] if place < count - 1 else POSTS[-1]
        rows.append(
            [
                Cell(draw.digits(place + 1), align="center"), Cell(person(draw)),
                Cell(draw.pick(draw.units)), Cell(post),
            ]
        )  # fmt: skip
    table = table_of(["ที่", "ชื่อ - สกุล", "หน่วยงาน", "ตำแหน่งในคณะทำงาน"], [0.4, 1.6, 1.6, 1.3], rows)
    return Made(
        [table],
        tables=[table],
        title=draw.pick(["บัญชีรายชื่อคณะทำงาน", "คำสั่งแต่งตั้งคณะกรรมการตรวจรับพัสดุ"]),
        variant="roster",
        allowed=["table-unclaimed"],
    )


def procurement(draw: Chances) -> Made:
    """Return a list of purchases with amounts, months and units."""
    periods = Periods(draw)
    rows: list[Row] = []
    total = 0
    for place in range(draw.number(5, 12)):
        amount = draw.number(4, 900) * 500
        total += amount
        rows.append(
            [
                Cell(draw.digits(place + 1), align="center"), Cell(draw.digits(draw.pick(GOODS))),
                Cell(draw.digits(f"{amount:,.2f}"), align="right"), Cell(draw.pick(WAYS)),
                Cell(periods.month().raw), Cell(draw.pick(draw.units)),
            ]
        )  # fmt: skip
    rows.append(
        [
            Cell("รวมเป็นเงินทั้งสิ้น", columns=2, align="right", bold=True), None,
            Cell(draw.digits(f"{total:,.2f}"), align="right", bold=True),
            Cell(""), Cell(""), Cell(""),
        ]
    )  # fmt: skip
    heads = ["ลำดับ", "รายการ", "วงเงิน (บาท)", "วิธีจัดซื้อจัดจ้าง", "คาดว่าจะประกาศ", "หน่วยงาน"]
    table = table_of(heads, [0.5, 2.4, 1.1, 1.2, 1.2, 1.5], rows)
    return Made(
        [table],
        tables=[table],
        title="แผนการจัดซื้อจัดจ้าง",
        variant="procurement",
        allowed=["table-unclaimed"],
        landscape=draw.chance(0.6),
    )


SPEAKERS = ["วิทยากรจากสำนักงานจังหวัด", "ผู้บริหาร", "วิทยากรภายนอก", "เจ้าหน้าที่ของหน่วยงาน"]
RISKS = [
    "การเบิกจ่ายเท็จ",
    "การใช้รถราชการส่วนตัว",
    "การเรียกรับผลประโยชน์",
    "การตรวจรับงานไม่ครบ",
    "การเปิดเผยราคา",
]
SPENDING = ["งบบุคลากร", "งบดำเนินงาน", "งบลงทุน", "เงินอุดหนุน", "รายจ่ายอื่น", "งบกลาง"]


def other(made: Table, title: str, variant: str) -> Made:
    return Made([made], tables=[made], title=title, variant=variant, allowed=["table-unclaimed"])


def schedules(draw: Chances) -> Made:
    """Return the times and subjects of a training."""
    rows: list[Row] = []
    hour = 8
    for _ in range(draw.number(4, 6)):
        text = f"{hour:02}.30 - {hour + 1:02}.30 น."
        hour += 1
        cells = [Cell(draw.digits(text)), Cell(draw.unused("measures")), Cell(draw.pick(SPEAKERS))]
        rows.append([*cells])
    table = table_of(["เวลา", "หัวข้อบรรยาย", "วิทยากร"], [1.0, 2.5, 1.5], rows)
    return other(table, "กำหนดการฝึกอบรมหลักสูตรสุจริตศึกษา", "schedule")


def risks(draw: Chances) -> Made:
    """Return a list of risks with their likelihood, impact and level."""
    rows: list[Row] = []
    for place, risk in enumerate(draw.rng.sample(RISKS, draw.number(3, 5)), 1):
        chance, impact = draw.number(1, 5), draw.number(1, 5)
        product = chance * impact
        level = (
            "สูงมาก" if product > 15 else "สูง" if product > 9 else "ปานกลาง" if product > 4 else "ต่ำ"
        )
        figures = [Cell(draw.digits(x), align="center") for x in (chance, impact, product)]
        rows.append([Cell(draw.digits(place), align="center"), Cell(risk), *figures, Cell(level)])
    heads = ["ที่", "เหตุการณ์ความเสี่ยง", "โอกาส", "ผลกระทบ", "คะแนนความเสี่ยง", "ระดับ"]
    return other(
        table_of(heads, [0.4, 2.6, 0.8, 0.8, 1.0, 0.9], rows), "ตารางประเมินระดับความเสี่ยง", "risks"
    )


def spending(draw: Chances) -> Made:
    """Return a report of money granted, spent and left."""
    rows: list[Row] = []
    sums = [0, 0]
    for name in SPENDING:
        granted = draw.number(10, 400) * 1000
        spent = granted * draw.number(20, 95) // 100
        sums = [sums[0] + granted, sums[1] + spent]
        rows.append([Cell(name), *money_cells(draw, granted, spent)])
    rows.append([Cell("รวม", bold=True, align="center"), *money_cells(draw, *sums)])
    heads = ["หมวดรายจ่าย", "งบประมาณ (บาท)", "เบิกจ่าย (บาท)", "คงเหลือ (บาท)", "ร้อยละ"]
    table = table_of(heads, [1.8, 1.2, 1.2, 1.2, 0.8], rows)
    return other(table, "รายงานผลการใช้จ่ายงบประมาณ", "spending")


def money_cells(draw: Chances, granted: int, spent: int) -> Row:
    texts = [f"{granted:,}", f"{spent:,}", f"{granted - spent:,}", f"{100 * spent / granted:.2f}"]
    return [Cell(draw.digits(text), align="right") for text in texts]


def contents(draw: Chances) -> Made:
    """Return a contents page: headings, dots and page numbers, with or without a table."""
    page = 1
    lines = []
    for chapter in CHAPTERS:
        lines.append((chapter, page))
        page += draw.number(1, 9)
    blocks: list[Block] = [Paragraph("สารบัญ", "center", bold=True, scale=1.1, before=6)]
    if draw.chance(0.5):
        rows: list[Row] = [
            [Cell(name), Cell(draw.digits(number), align="right")] for name, number in lines
        ]
        heads: list[Row] = [[Cell("เรื่อง", bold=True), Cell("หน้า", bold=True, align="right")]]
        blocks.append(Table([5, 1], heads, rows, ruled=False, unseen=True, bands=[0] * len(rows)))
    else:
        for name, number in lines:
            blocks.append(Paragraph(f"{name} {'.' * (70 - len(name))} {draw.digits(number)}"))
    return Made(
        blocks,
        title="analysis",
        variant="contents",
        allowed=["plan-without-records", "table-unclaimed"],
    )


def minutes(draw: Chances) -> Made:
    """Return the minutes of a meeting: headings and paragraphs, who shall do what by when."""
    blocks: list[Block] = []
    for place, item in enumerate(AGENDA, 1):
        blocks.append(Paragraph(f"ระเบียบวาระที่ {draw.digits(place)} {item}", bold=True, before=8))
        for _ in range(draw.number(1, 3)):
            text = f"ที่ประชุมมอบหมายให้{draw.pick(draw.units)} {draw.action_text()}"
            blocks.append(Paragraph(text, indent=36, before=2))
        blocks.append(Paragraph(f"มติที่ประชุม {draw.pick(['รับทราบ', 'เห็นชอบ'])}", indent=36, before=2))
    return Made(blocks, title="รายงานการประชุมคณะทำงานขับเคลื่อนคุณธรรม", variant="minutes")


def prose(draw: Chances) -> Made:
    """Return measures told in numbered paragraphs, without a table."""
    periods = Periods(draw)
    blocks: list[Block] = []
    for place in range(draw.number(2, 5)):
        number = draw.digits(place + 1)
        blocks.append(Paragraph(f"{number}. {draw.unused('measures')}", bold=True, before=8))
        for step in range(draw.number(1, 3)):
            text = f"{number}.{draw.digits(step + 1)} {draw.action_text()}"
            text += f" โดย{draw.pick(draw.units)}รับผิดชอบ ดำเนินการ {periods.month().raw}"
            blocks.append(Paragraph(text, indent=36, before=2))
    return Made(blocks, variant="prose", expected=["plan-without-records"])
