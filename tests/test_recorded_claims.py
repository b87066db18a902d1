"""Random tables whose columns hold two kinds of cells: which profile claims them, as recorded.

The shares of either kind lie on both sides of those that decide.
"""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mattrakan.normalize.layout.claims import find_layout
from mattrakan.normalize.layout.inferring import cells_look_alike, infer_fields
from mattrakan.normalize.layout.profile import built_in_profiles, load_built_in

HERE = Path(__file__).parent
COUNT = 100
TABLES_EACH = 5
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("claims")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
PAPER = runpy.run_path(str(HERE / "conftest.py"))

MEASURES = (
    *("ปลูกป่าริมคลองสายหลักทุกหมู่บ้าน", "อ่านหนังสือในห้องสมุด", "เปิดเผยข้อมูลการจัดซื้อจัดจ้างต่อสาธารณะ"),
    *("รับฟังความเห็นของประชาชน", "ซ่อมถนน", "ตั้งศูนย์รับเรื่องร้องเรียน"),
)
CELLS: dict[str, tuple[str, ...]] = {
    "number": ("{0}", "{0}.", "({0})"),
    "measure": MEASURES,
    "counted": tuple("{0}. " + text for text in MEASURES),
    "packed": tuple(f"๑) {a}\n๒) {b}" for a in MEASURES[2:5] for b in MEASURES[3:6]),
    "wrapped": ("๑) เพาะกล้า\nไม้\n๒) ลงกล้า\nไม้", "๑. กองคลัง\n๒. กองช่าง\nและปลัด", "1) ก.พ.\n๖๘"),
    "owner": ("กองคลัง", "กองช่าง", "สำนักปลัด", "งานพัสดุ กองคลัง", "หน่วยตรวจสอบภายใน", "กองคลัง/กองช่าง"),
    "person": ("นายก่อ ดีงาม", "นางข้าว หอม", "น.ส.คำ ใส", "ผู้อำนวยการกองคลัง", "ปลัดเทศบาล"),
    "period": ("ม.ค. ๖๘", "ต.ค. ๖๗ - ก.ย. ๖๘", "ไตรมาส ๑", "ภายใน มี.ค. ๖๘", "ก.พ. ๖๘"),
    "recurring": ("ทุกเดือน", "ทุกวัน", "12 เดือน", "ปีละ ๒ ครั้ง", "5 ครั้ง"),
    "amount": ("๑,๐๐๐", "๒๕,๐๐๐ บาท", "ไม่ใช้งบประมาณ", "500.00", "๑๒,๐๐๐"),
    "score": ("๘๕.๑๐", "92.50", "๗๐.๐๐", "100.00", "66"),
    "clock": ("๐๙.๐๐ - ๑๐.๐๐ น.", "10.30-12.00", "๑๓.๐๐ น."),
    "check": ("รายงานผลการดำเนินการ", "ติดตามทุกไตรมาส", "ตรวจสอบและประเมินผล"),
    "aim": ("ร้อยละ ๘๐", "ระดับความสำเร็จ", "จำนวน ๕ เรื่อง", "เพื่อให้โปร่งใส"),
    "tick": ("✓", "/", "", "x"),
    "official": ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"),
    "blank": ("", "-"),
}  # fmt: skip
HEADS: dict[str, tuple[str, ...]] = {
    "number": ("ที่", "ลำดับ", ""),
    "measure": ("มาตรการ", "โครงการ/กิจกรรม", "เรื่อง", "ชื่องาน"),
    "packed": ("ขั้นตอน", "แนวทางปฏิบัติ", "กิจกรรม", "สิ่งที่ทำ"),
    "owner": ("ผู้รับผิดชอบ", "หน่วยงาน", "กลุ่มงาน", "ใคร"),
    "period": ("ระยะเวลา", "กำหนดการ", "เมื่อไร", "เริ่ม", "สิ้นสุด"),
    "amount": ("งบประมาณ", "งบประมาณ ปี ๒๕๖๗", "งบประมาณ ปี ๒๕๖๘", "จำนวน", "งบฯ"),
    "score": ("คะแนน", "คะแนน ปี ๒๕๖๗", "คะแนน ปี ๒๕๖๘", "ผล"),
    "check": ("การติดตาม", "หลักฐาน/การติดตาม", "ผลการดำเนินการ", "หมายเหตุ"),
    "official": ("ตัวชี้วัด", "ชื่อตัวชี้วัด", "ประเด็น"),
}
PLANS = (
    *(("number", "measure", "packed", "owner", "period"), ("measure", "owner", "period", "amount")),
    *(("number", "counted", "owner"), ("packed", "person"), ("measure", "wrapped", "check")),
    *(("number", "person", "owner"), ("clock", "measure", "owner"), ("owner", "packed", "person")),
    *(("measure", "packed", "recurring", "amount"), ("number", "official", "score", "check")),
    *(("official", "score", "score"), ("measure", "amount", "amount"), ("number", "aim", "tick")),
    *(("owner", "measure", "packed", "amount"), ("measure", "period", "period")),
    ("number", "packed"),
)  # fmt: skip
TITLES = (*["มาตรการส่งเสริมความโปร่งใส ๒๕๖๘"] * 5, "การวิเคราะห์ผลการประเมิน ITA", "รายงานการประชุม", "")


def table_of(chance: random.Random) -> Any:
    """Return a table: each column has a kind, and of some cells another one."""
    kinds = [*chance.choice(PLANS), *chance.sample(tuple(CELLS), chance.choice((0, 0, 1, 2)))]
    if chance.random() < 0.2:
        chance.shuffle(kinds)
    rows = chance.choice((2, 3, 5, 8, 10))
    known = chance.random()
    heads: list[str] = []
    for kind in kinds:
        listed = HEADS.get(kind, HEADS["measure"] if kind == "counted" else ("หัวข้อ", "อื่น ๆ", "ผล"))
        heads.append(chance.choice(listed) if chance.random() < known else f"ช่อง {len(heads)}")
    columns = []
    for kind in kinds:
        share = chance.choice((0.0, 0.0, 0.0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.75, 0.9))
        other = chance.choice(tuple(CELLS))
        odd = {*chance.sample(range(rows), round(share * rows))}
        texts = [CELLS[other if row in odd else kind] for row in range(rows)]
        columns.append([chance.choice(text).format(row + 1) for row, text in enumerate(texts)])
    if chance.random() < 0.4:
        spanned = chance.choice(("measure", "counted", "owner", "official"))
        every = chance.choice((2, 2, 3))
        for column, kind in enumerate(kinds):
            if kind == spanned:
                columns[column] = [
                    text if row % every == 0 else None  # type: ignore[misc]
                    for row, text in enumerate(columns[column])
                ]
    body = [list(row) for row in zip(*columns, strict=True)]
    return PAPER["make_table"]([heads, *body]), kinds


def outcome(seed: int) -> Iterator[str]:
    """Return how the profiles read some random tables."""
    chance = random.Random(seed)
    for _ in range(TABLES_EACH):
        table, kinds = table_of(chance)
        title = chance.choice(TITLES)
        yield f"{kinds} {title!r}"
        plain = load_built_in("plain")
        for profiles in (built_in_profiles(), (plain, load_built_in("measures"))):
            layout = find_layout(table, profiles, title)
            if layout is None:
                yield "none"
                continue
            yield f"{layout.profile.name} {layout.certainty:.3f} {layout.first_row}"
            yield " ".join(f"{one.field}{one.inferred and '?'}" for one in layout.columns)
            yield f"{layout.rivals} {layout.uncertain}"
            alike = cells_look_alike(table, layout.columns, layout.profile)
            unknown = [one.index for one in layout.columns if one.field == "extra"]
            yield f"{alike} {infer_fields(table, 1, unknown, (), layout.profile)}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_table_is_claimed_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
