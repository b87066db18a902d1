"""Every year, month, quarter, round, number and letter there is, read as recorded."""

import runpy
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from mattrakan import parse_value
from mattrakan.extract.fonts.swapped_bytes import swap_bytes
from mattrakan.extract.readers.fast.appearance import BLACK, Clip, Look, to_rgb
from mattrakan.extract.readers.fast.painted import is_alike
from mattrakan.extract.text.words import share_in_words
from mattrakan.models import Agency
from mattrakan.normalize.about.agencies import find_agency
from mattrakan.normalize.about.agency_aliases import other_names
from mattrakan.normalize.about.places import find_place
from mattrakan.normalize.layout.score_columns import _is_score, _latest
from mattrakan.normalize.values.enumerators import (
    bare_list_number,
    last_number,
    read_list_number,
    split_enumerator,
)
from mattrakan.normalize.values.number_ranges import split_numbers
from mattrakan.normalize.values.numbers.units import find_lowest_unit, find_unit, is_unit_line
from mattrakan.normalize.wording import fold, is_blank, is_unreadable, page_ranges, skeleton

HERE = Path(__file__).parent
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("sweeps")

MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
YEARS = (1, 22, 65, 99, 543, 1941, 2022, 2100, 2101, 2400, 2482, 2483, 2484, 2565, 2600, 2601, 2700)
ERAS = ("{}", "ปี {}", "พ.ศ. {}", "ค.ศ. {}", "ปีงบประมาณ {}", "ปีงบประมาณ พ.ศ. {}", "งบประมาณ {}")
UNITS = (
    *("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน", "ล้าน", "สิบล้าน", "ร้อยล้าน", "พันล้าน", "หมื่นล้าน"),
    *("แสนล้าน", "ล้านล้าน", "พันพัน", "สิบร้อย"),
)


def read(text: str, kind: str, year: int | None = None, unit: str | None = None) -> str:
    value = parse_value(text, kind, fiscal_year=year, unit=unit)
    others = " or ".join(map(str, value.alternatives))
    return f"{text} {kind} {year}: {value.status} {value.value} {others} {' '.join(value.flags)}"


def of_years() -> Iterator[str]:
    for form, number, kind in product(ERAS, YEARS, ("fiscal_year", "period", "date", "month")):
        yield read(form.format(number), kind)
    for first, last in product((2482, 2483, 2484, 2565, 65, 66), repeat=2):
        for span in ("{} - {}", "พ.ศ. {}-{}", "ปีงบประมาณ {} ถึง {}", "ปี {}, {}", "ระหว่างปี {}/{}"):
            yield read(span.format(first, last), "fiscal_year")
            yield read(span.format(first, last), "period")


def of_months() -> Iterator[str]:
    for month, end in product(MONTHS, ("", " 2483", " 2484", " 65", " 2565", " 22")):
        for context in (None, 2484, 2565):
            yield read(month + end, "month", context)
    for first, last in product(MONTHS, MONTHS[::3]):
        yield read(f"{first} - {last} 65", "period")
        yield read(f"{first} 64 - {last} 65", "period", 2565)
        yield read(f"{first}, {last}", "period", 2565)
    for month, form in product(
        MONTHS[::2], ("ต้น{}", "กลาง{}", "ปลาย{}", "ภายใน{}", "{} เป็นต้นไป", "สัปดาห์ที่ 2 {}")
    ):
        yield read(form.format(month), "period", 2565)


def of_days() -> Iterator[str]:
    for day, month in product((0, 1, 15, 28, 29, 30, 31, 32), range(14)):
        yield read(f"{day}/{month}/2567", "date")
        yield read(f"{day}/{month}/2023", "date")
    for day, name, year in product((1, 29, 31), MONTHS, (2483, 2563, 2565)):
        yield read(f"{day} {name} {year}", "date")
    for first, last in product((1, 5, 30), repeat=2):
        yield read(f"{first} - {last} ก.พ. 65", "period")
        yield read(f"{first} ธ.ค. - {last} ม.ค. 65", "period")
        yield read(f"{first} ธ.ค. 64 ถึง {last} ม.ค. 65", "period")


def of_parts_of_years() -> Iterator[str]:
    wholes = ("", " ปี 2565", " 2565", " 65", " ปีงบประมาณ 2565", " พ.ศ. 2565", "/2565", " ค.ศ. 2022")
    heads = [
        *(f"ไตรมาส {n}" for n in range(6)),
        *(f"ไตรมาสที่ {a}-{b}" for a, b in ((1, 2), (1, 4), (2, 3), (3, 1))),
        *(f"รอบ {n} เดือน{half}" for n in (3, 6, 9, 12) for half in ("", "แรก", "หลัง")),
        *(f"รอบที่ {n}" for n in range(4)),
        *("ครึ่งปีแรก", "ครึ่งปีหลัง", "ตลอดปี", "ทั้งปี", "ทุกเดือน", "ทุกไตรมาส", "6 เดือน", "30 วัน"),
    ]
    for head, whole, context in product(heads, wholes, (None, 2565)):
        yield read(head + whole, "period", context)
    for head, kind in product(heads, ("quarter", "fiscal_year")):
        yield read(head, kind, 2565)
    for head, inner in product(
        heads[1:5], ("ต.ค. 64 - ธ.ค. 64", "ต.ค. - ธ.ค.", "ม.ค. - มี.ค. 2565")
    ):
        yield read(f"{head} ({inner})", "period", 2565)


def of_bounds() -> Iterator[str]:
    before = (
        "ภายใน",
        "ก่อน",
        "ไม่เกิน",
        "ตั้งแต่",
        "ระหว่าง",
        "ช่วง",
        "ตลอด",
        "ผูกพัน",
        "ประจำ",
        "เริ่ม",
        "ทุก",
        "ราย",
    )
    after = (
        "เป็นต้นไป",
        "เป็นต้นมา",
        "สุดท้าย",
        "นี้",
        "หน้า",
        "ที่ผ่านมา",
        "จนจบโครงการ",
        "ถึงปัจจุบัน",
        "(ร่าง)",
        "ของทุกปี",
    )
    texts = (
        *(
            "ปีงบประมาณ 2565",
            "ปี 2565",
            "พ.ศ. 2566",
            "ไตรมาส 2",
            "ไตรมาส 2 ปีงบประมาณ 2565",
            "มี.ค. 65",
        ),
        *("15 มี.ค. 65", "มี.ค.", "ต.ค. 64 - มี.ค. 65", "รอบ 6 เดือนแรก", "ครึ่งปีหลัง 2565", "เดือน"),
    )
    for text, context in product(texts, (None, 2565)):
        for kind in ("period", "fiscal_year", "date", "quarter"):
            yield from (read(f"{word}{text}", kind, context) for word in before)
            yield from (read(f"{text} {word}", kind, context) for word in after)
    for day, date in product(
        "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์ จ. อ. พฤ. อา.".split(), (1, 2, 3)
    ):
        yield read(f"วัน{day}ที่ {date} มีนาคม 2565", "date")
        yield read(f"{day} {date} มี.ค. 65", "date")
    for hour in ("09.00 น.", "เวลา 13.30 น.", "09.00-16.30", "24.00 น.", "25.00 น."):
        yield read(f"1 มี.ค. 65 {hour}", "date")
        yield read(f"1 มี.ค. 65 {hour}", "period")


def of_names() -> Iterator[str]:
    """Return which bodies are named, and which of them are the document's under another name."""
    kinds = (
        "เทศบาลตำบล",
        "อบต.",
        "องค์การบริหารส่วนตำบล",
        "โรงเรียน",
        "กรม",
        "สำนักงานเขต",
        "มหาวิทยาลัย",
        "คณะ",
    )
    names = ("ดอนหมอก", "ดอนหมอ", "ดอนเมฆ", "ดอน", " ดอนหมอก", "ดอนหมอกวิทยา", "บ้านดอนหมอก")
    forms = (
        *("{}", "ประกาศ{}", "{} อำเภอเมือง จังหวัดน่าน", "{} จังหวัดเลย", "นายก{}", "เช่น {} และอื่น ๆ"),
        *("{}ได้จัดทำแผน", "บุคลากรของ{}ทุกคน", "ผู้อำนวยการ{}", "{} (ต่อ)", "ร่วมกับ{}", "{}เพื่อประชาชน"),
    )
    own = Agency(name="เทศบาลตำบลดอนหมอก", subdistrict=None, district="เมือง", province="น่าน")
    for kind, name, form in product(kinds, names, forms):
        text = form.format(kind + name)
        found = find_agency([text])
        yield f"{text}: {found and (found.name, found.district, found.province)}"
        yield f"  {find_place(text)} {[mention.text for mention in other_names(own, text)]}"


def of_lengths() -> Iterator[str]:
    for number, unit in product(
        (0, 1, 7, 12, 400), ("วัน", "วันทำการ", "สัปดาห์", "เดือน", "ปี", "ชั่วโมง")
    ):
        for form in ("{} {}", "ภายใน {} {}", "ไม่เกิน {} {}", "ระยะเวลา {} {}", "{} {} นับแต่วันประกาศ"):
            yield read(form.format(number, unit), "period")


def of_amounts() -> Iterator[str]:
    for unit, number in product(UNITS, ("2", "1.5", "๑,๐๐๐", "0", "-")):
        for kind in ("money", "number"):
            yield read(f"{number} {unit}บาท", kind)
        yield read(number, "money", unit=f"{unit}บาท")
    for text, unit in product(
        ("2", "2 ล้าน", "2 บาท", "2 พันบาท", "5 คน", "-"), ("บาท", "ล้านบาท", "คน", "หยวน")
    ):
        yield from (read(text, kind, unit=unit) for kind in ("money", "number"))
    for unit in UNITS:
        for form in ("งบประมาณ ({}บาท)", "งบประมาณ {}บาท", "หน่วย : {}บาท", "หน่วย{}บาท", "({}บาท)"):
            text = form.format(unit)
            yield f"{text}: {find_unit(text)} {is_unit_line(text)} {find_lowest_unit(['งบ', text])}"
    for text in (
        "1,00",
        "1,0000",
        "1.000",
        "1.000.000",
        "1 000",
        "1,000.5",
        "(1,000)",
        "-5",
        "+5",
        "1,000-",
        "5-7",
    ):
        for kind in ("money", "number", "percent", "score"):
            yield read(text, kind)
    for number in ("0", "20", "100", "100.01", "99.999", "95.5", "95,5", "1000"):
        for form in (
            "{}",
            "{}%",
            "ร้อยละ {}",
            "{} คะแนน",
            "ไม่น้อยกว่าร้อยละ {}",
            "{} คน",
            "อย่างน้อย {} ครั้ง",
        ):
            for kind in ("percent", "score", "number"):
                yield read(form.format(number), kind)
    spaced = (
        "1 2 3",
        "1 0 0 0",
        "1 2 . 5",
        "1 0 0 . 5 0",
        "1 , 0 0 0 . 0 0",
        "1 00",
        "๑ ๐ ๐ . ๕",
        "1 . 5",
    )
    for text, kind in product(spaced, ("money", "number", "percent", "score")):
        yield read(text, kind)
        yield read(f"{text} บาท", kind)
    for words in ("หนึ่ง", "สิบเอ็ด", "ยี่สิบ", "หนึ่งร้อยห้า", "สองพัน", "สามหมื่นสี่", "ห้าแสน", "หกล้านเจ็ด"):
        yield read(f"({words}บาทถ้วน)", "money")
        yield read(f"100 ({words}บาทห้าสิบสตางค์)", "money")


def of_list_numbers() -> Iterator[str]:
    marks = [
        *(str(number) for number in (0, 1, 9, 10, 99, 100, 999, 1000, 2565)),
        *(
            "๑",
            "๑๐",
            "1.1",
            "1.10",
            "๑.๒.๓",
            "1-3",
            "๑ - ๓",
            "1,2",
            "a",
            "A",
            "z",
            "iv",
            "IV",
            "x",
            "ฮ",
        ),
        *(chr(code) for code in range(0x0E01, 0x0E2F)),
    ]
    for mark, form in product(
        marks, ("{}. ก", "{}) ก", "({}) ก", "{}", "{} ก", "ข้อ {} ก", "{}.ก", "• {}")
    ):
        text = form.format(mark)
        found = split_enumerator(text)
        yield f"{text}: {found.printed} {found.number} {found.rest}"
        yield f"  {bare_list_number(text)} {read_list_number(text)} {split_numbers(text).numbers}"
    yield from (f"{mark}: {last_number(mark)}" for mark in marks)


def of_letters() -> Iterator[str]:
    """Return what letters of all scripts are, a line for each block of 256."""
    for block in range(0, 0x10000, 0x100):
        letters = [chr(code) for code in range(block, block + 0x100) if not 0xD800 <= code < 0xE000]
        yield "".join(swap_bytes(letter) or "." for letter in letters)
        if block in (0, 0x0E00, 0x2000, 0xF700, 0xFF00):
            yield "|".join(f"{fold(one)}{skeleton(one)}" for one in letters)
            yield "".join("01"[is_blank(one)] + "01"[is_unreadable(one)] for one in letters)


def of_small_things() -> Iterator[str]:
    for text in ("", "ก", "กขค", "มาตรการป้องกัน", "abc มาตรการ", "มาตรกการ", "ปล่อยยยปลา", "ที่ ที่ทท"):
        yield f"{text} {share_in_words(text):.3f}"
    for numbers in (
        [],
        [1],
        [1, 2],
        [1, 2, 3],
        [1, 3, 4, 7],
        [5, 4],
        [2, 2, 3],
        list(range(1, 30, 2)),
    ):
        yield page_ranges(numbers)
    levels = (0.0, 0.1, 0.45, 0.5, 0.55, 0.6, 0.9, 0.95, 0.99, 1.0)
    for one, other in product(levels, repeat=2):
        yield f"{one} {other} {is_alike((one,) * 3, (other,) * 3)}"


def of_clips() -> Iterator[str]:
    """Return what clips show and cover, and how looks paint."""
    whole = Clip(0.0, 0.0, 100.0, 50.0, [], True)
    offs = (-9.0, -2.0, -1.1, -0.9, 0.0, 0.9, 1.1, 2.0, 9.0)
    for side, off in product(range(4), offs):
        sides = [0.0, 0.0, 100.0, 50.0]
        sides[side] += off
        other = Clip(sides[0], sides[1], sides[2], sides[3], [], side % 2 == 0)
        met = whole.meet(other)
        yield f"{side} {off}: {whole.covers(other)} {other.covers(whole)} {met.exact}"
        yield f"  {met.x0} {met.top} {met.x1} {met.bottom} {met.is_empty()}"
    edges = (0.0, 3.0, 6.0, 9.0)
    square = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)]
    hole = [(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)]
    star = [(0.0, 3.0), (9.0, 3.0), (1.0, 9.0), (4.5, 0.0), (8.0, 9.0)]
    for shape, even_odd in product(([square], [square, hole], [star], [star, hole]), (0, 1)):
        cut = Clip(0.0, 0.0, 9.0, 9.0, [(shape, bool(even_odd))], True)
        at = [edge + off for edge in edges for off in (-0.5, 0.0, 0.5)]
        yield "".join("01"[cut.shows(x, y)] for x, y in product(at, at))
        yield f"{whole.covers(cut)} {cut.covers(cut)} {len(whole.meet(cut).shapes)}"
    for mode, fill, stroke in product(range(8), (0.0, 0.5, 1.0), (0.0, 1.0)):
        look = Look(BLACK, None, fill, stroke, "", mode)
        yield f"{mode} {fill} {stroke} {look.is_transparent()} {look.colours()}"
    first = Look()
    alphas = f"{first.fill_alpha} {first.stroke_alpha}"
    yield f"{alphas} {first.mode} {first.is_solid()} {first.colours()}"
    levels = (0.0, 0.25, 1.0)
    for size in (1, 2, 3, 4, 5):
        yield " ".join(str(to_rgb(colour)) for colour in product(levels, repeat=size))


def of_scores() -> Iterator[str]:
    """Return which cells are scores, and which column of them is the latest."""
    for number, form in product(
        (0, 1, 9, 10, 20, 21, 49, 50, 51, 99, 100, 101), ("{}", "{}.0", "-{}", "{}%", "{}.55 คะแนน")
    ):
        yield f"{form.format(number)} {_is_score(form.format(number))}"
    headings = ("คะแนน", "คะแนน ปี 2566", "ผล ๒๕๖๗", "ปี 2565 - 2567", "คะแนน ITA", "2567")
    for one, other in product(headings, repeat=2):
        levels = [[one], ["ผล", other]]
        latest = [_latest(scored, levels) for scored in ([0, 1], [1], [])]
        yield f"{one} {other} {latest}"


SWEEPS = (
    *(
        of_years,
        of_months,
        of_days,
        of_parts_of_years,
        of_bounds,
        of_lengths,
        of_amounts,
        of_list_numbers,
    ),
    *(of_letters, of_names, of_small_things, of_clips, of_scores),
)
COUNT = len(SWEEPS)


def outcome(seed: int) -> Iterator[str]:
    """Return the results of one sweep."""
    yield from SWEEPS[seed]()


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_sweep_gives_what_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
