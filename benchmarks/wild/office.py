"""The office that publishes a document: its name, its place, its units, and how it heads a page."""

from dataclasses import dataclass
from typing import Any

from .chances import Chances, words
from .pages import Block, Paragraph, TextBox


@dataclass(frozen=True, slots=True)
class Office:
    """An office that does not exist."""

    name: str
    subdistrict: str | None
    district: str | None
    province: str | None

    def as_truth(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "subdistrict": self.subdistrict,
            "district": self.district,
            "province": self.province,
        }


def place(draw: Chances) -> str:
    """Return the name of a place that may well not exist."""
    places = words("texts")["places"]
    return str(draw.pick(places["heads"])) + str(draw.pick(places["tails"]))


def found_office(draw: Chances) -> Office:
    """Return an office of some kind; its units become those of the document."""
    kinds = words("texts")["offices"]
    kind = draw.pick(list(kinds))
    draw.units = list(kinds[kind]["units"])
    draw.rng.shuffle(draw.units)
    town, province = place(draw), str(draw.pick(words("texts")["places"]["provinces"]))
    name = str(draw.pick(kinds[kind]["names"]))
    if kind == "province":
        return Office(name.format(province), None, None, province)
    district = place(draw) if draw.chance(0.6) else town
    if kind == "faculty":
        return Office(name.format(town), None, None, None)
    subdistrict = town if kind == "subdistrict" else None
    return Office(name.format(town), subdistrict, district, province)


def heading_lines(draw: Chances, office: Office, kind: str) -> tuple[str, list[Block]]:
    """Return the title of a document and the lines that head its first page.

    Args:
        kind: which titles of the bank fit ("plan", "analysis"), or the title itself.
    """
    year = draw.digits(draw.year)
    first = draw.title(kind) if kind in ("plan", "analysis") else kind
    second = draw.pick(["ประจำปีงบประมาณ พ.ศ. {}", "ปีงบประมาณ พ.ศ. {}", "ประจำปีงบประมาณ {}"])
    lines = [f"{first} {second.format(year)}"] if draw.chance(0.3) else [first, second.format(year)]
    place_parts = [office.name]
    if office.district:
        place_parts.append(f"อำเภอ{office.district}")
    if office.province and office.province not in office.name:
        place_parts.append(f"จังหวัด{office.province}")
    scale = draw.pick([1.1, 1.2, 1.3])
    blocks: list[Block] = [
        Paragraph(line, "center", bold=True, scale=scale)
        for line in [*lines, " ".join(place_parts)]
    ]
    if draw.chance(0.15):
        blocks.append(Paragraph("-" * 30, "center"))
    return " ".join(lines), blocks


def introduction(draw: Chances) -> list[Block]:
    """Return some paragraphs before a table, or none."""
    texts = list(words("texts")["texts"]["prose"])
    draw.rng.shuffle(texts)
    count = draw.pick([0, 0, 1, 1, 2])
    return [Paragraph(text, indent=36, before=4) for text in texts[:count]]


NOTES = [
    "หมายเหตุ  แผนนี้ปรับได้ตามความเหมาะสมและวงเงินที่ได้รับจัดสรร",
    "* ดำเนินการเมื่อได้รับอนุมัติแล้ว",
    "หมายเหตุ : ข้อมูล ณ วันที่จัดทำเอกสาร",
]
BOXES = [
    "พบการทุจริต แจ้งได้ที่ตู้รับเรื่องร้องเรียนหน้าสำนักงาน หรือเว็บไซต์ของหน่วยงาน",
    "สุจริต โปร่งใส ใส่ใจบริการ",
]
SIGNERS = ["ผู้เสนอแผน", "ผู้จัดทำ", "ผู้เห็นชอบ", "ผู้อนุมัติ"]


def closing(draw: Chances) -> list[Block]:
    """Return what may stand under the tables: notes, a box, a signature."""
    blocks: list[Block] = []
    if draw.chance(0.3):
        blocks.append(Paragraph(draw.pick(NOTES), scale=0.85, before=6))
    if draw.chance(0.15):
        blocks.append(TextBox(draw.pick(BOXES)))
    if draw.chance(0.3):
        dots = "." * 40
        role = draw.pick(SIGNERS)
        for line in (f"(ลงชื่อ){dots}{role}", f"({'.' * 46})", f"ตำแหน่ง{'.' * 36}"):
            blocks.append(Paragraph(line, "right", before=3))
    return blocks
