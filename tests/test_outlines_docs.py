"""The query of docs/outlines.md gives the columns that volunteers use."""

import re
from pathlib import Path

import pytest

import mattrakan

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "outlines.md").read_text("utf-8")
QUERY = re.search(r"<!-- tested: duckdb -->\n```sql\n(.*?)```", PAGE, re.DOTALL)
PLAN = "แผนงานพื้นฐานด้านการเฝ้าดูหมอก"
TOWER = "หอสังเกตหมอก ตำบลธารหมอกเงิน อำเภอผาลาดสูงจังหวัดน่าน 1 แห่ง"


@pytest.mark.clients
def test_the_query_gives_one_row_for_each_lowest_item_and_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb")
    assert QUERY is not None
    sample = ROOT / "samples" / "krommokthao_budget_2565.pdf"
    mattrakan.convert([sample], tmp_path / "out", ["csv"], profiles=["state_budget"])
    monkeypatch.chdir(tmp_path)
    found = duckdb.sql(QUERY[1])
    columns = found.columns
    rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    assert columns[:5] == ["ITEM_ID", "REF_DOC", "REF_PAGE_NO", "MINISTRY", "BUDGETARY_UNIT"]
    assert columns[-4:] == ["ITEM_DESCRIPTION", "FISCAL_YEAR", "AMOUNT", "OBLIGED?"]
    assert {(row["MINISTRY"], row["BUDGETARY_UNIT"], row["BUDGET_PLAN"]) for row in rows} == {
        ("กระทรวงสายหมอกและทะเลสาบ", "กรมหมอกเทา", PLAN)
    }
    assert [
        (row["ITEM_DESCRIPTION"], row["FISCAL_YEAR"], row["AMOUNT"], row["OBLIGED?"])
        for row in rows
    ] == [
        ("ค่าเช่าบ้าน", 2022, 150_000, False),
        ("ค่าจ้างเหมาบริการสังเกตหมอกบนยอดดอยและในหุบเขา", 2022, 1_000_000, False),
        (
            "สถานีเฝ้าดูหมอกที่มีราคาต่อหน่วยต่ำกว่า 10 ล้านบาทรวม 3 รายการ (รวม 3 หน่วย)",
            2022,
            1_000_000,
            False,
        ),
        (TOWER, 2021, 2_000_000, True),
        (TOWER, 2022, 4_000_000, True),
        (TOWER, 2023, 6_000_000, True),
        ("ค่าใช้จ่ายในการเตือนภัยหมอกหนาบนทางหลวง", 2022, 1_200_000, False),
    ]
    tower = rows[3]
    assert tower["OUTPUT"] == "ข้อมูลหมอกรายวันของอำเภอและตำบล"
    assert [tower[f"CATEGORY_LV{level}"] for level in range(1, 5)] == [
        "งบลงทุน",
        "ค่าครุภัณฑ์ ที่ดินและสิ่งก่อสร้าง",
        "ค่าที่ดินและสิ่งก่อสร้าง",
        None,
    ]
    assert rows[-1]["PROJECT"] == "โครงการเตือนภัยหมอกหนา"
