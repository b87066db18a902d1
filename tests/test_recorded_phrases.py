"""Random phrases of times, sums, owners and numbers, built from their parts: values as recorded.

Other than damaged cells these are whole: every form of a part meets every way to join two.
"""

import random
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mattrakan import parse_value
from mattrakan.normalize.values.number_ranges import split_numbers
from mattrakan.normalize.values.orgs import split_orgs

HERE = Path(__file__).parent
COUNT = 240
PHRASES_EACH = 60
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("phrases")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only

SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
LONG = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
WEEKDAYS = "วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์".split()
UNITS = "วัน สัปดาห์ เดือน ปี ชั่วโมง วันทำการ ครั้ง".split()
# By what the parts are.
FRAMES = {
    "time": (
        *("{}", "{} - {}", "{} - {}", "{} - {}", "{}-{}", "{} ถึง {}", "ตั้งแต่ {} ถึง {}"),
        *("{} และ {}", "{}, {}"),
        *("{}\n{}", "{} หรือ {}", "ระหว่าง {} - {}", "{} / {}", "เริ่ม {} สิ้นสุด {}", "{} เป็นต้นไป"),
        *("ภายใน {}", "ก่อน{}", "ภายในเดือน{}", "ต้น{}", "กลาง{}", "ปลาย{}", "สิ้น{}", "({})", "วันที่ {}"),
        *("เดือน {} - เดือน {}", "ตั้งแต่ {} เป็นต้นไป", "จนถึง {}", "{} ของทุกปี", "ทุก {}", "ประมาณ {}"),
        *("{}*", "{} น.", "{}, {} - {}", "๑. {} ๒. {}", "{} ถึงปัจจุบัน", "{} และ {} - {}", "ราว{}"),
    ),
    "amount": (
        *("{}", "{}", "{}", "{}", "({})", "{} - {}", "{} ถึง {}", "{}\n{}", "ไม่เกิน {}", "ประมาณ {}"),
        *("{} ({})", "{} + {}", "ไม่น้อยกว่า {}", "{} / {}", "{}, {}", "{}*", "{} ต่อปี", "รวม {}"),
    ),
    "number": ("{}", "{}", "{} - {}", "{}, {}", "{} และ {}", "{}\n{}", "({})", "{}-{}"),
    "owner": (
        *("{}", "{} / {}", "{}/{}", "{}, {}", "{} และ {}", "{} {}", "{}\n{}", "{}; {}", "{} - {}"),
        *("๑. {} ๒. {}", "{} ({})", "{} ร่วมกับ {}", "- {}\n- {}", "{}\n{}\n{}", "{}, {} และ {}"),
        *("{}/{} {}", "{}\n{}"),
    ),
}  # fmt: skip
OWNERS = (
    *("กองคลัง", "กองช่าง", "สำนักปลัด", "งานพัสดุ", "ฝ่ายบริหาร", "อบต.หนองบัว", "นายก อบต.", "ทุกกอง"),
    *("กลุ่มงานการเจ้าหน้าที่", "ผู้อำนวยการกองคลัง", "สพป. เขต ๑", "น.ส.เมฆ หมอก", "นายดิน ทราย", "-"),
    *("ศูนย์พัฒนาเด็กเล็ก", "โรงเรียนบ้านลำธาร", "คณะกรรมการ", "กอง", "และ", "งานนิติการ กองคลัง", "ปลัด"),
)

SOLD_BY = (
    *(" ล้านบาท", "แสนบาท", " พันบาท", " คน", " ครั้ง", " %", " คะแนน", " บาท ๕๐ สตางค์", ".-", " สต."),
    *(" บาทถ้วน", " ร้อยล้าน", " หมื่น", " บาท/คน", " เรื่อง"),
)
IN_WORDS = (*("ห้าแสนบาทถ้วน", "สองล้านห้าแสน", "หนึ่งพัน", "ยี่สิบเอ็ดบาท", "ศูนย์", "ไม่มี", "ไม่ใช้งบประมาณ"),)


def digits(chance: random.Random, number: object) -> str:
    text = str(number)
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    return text.translate(thai) if chance.random() < 0.5 else text


def year(chance: random.Random) -> str:
    odd = (2022, 2483, 2484, 2600, 5, 10)
    number = chance.choice((*(2565, 2566, 2567, 2568, 65, 66, 67) * 3, *odd))
    leads = ("พ.ศ. ", "พ.ศ. ", "ปี ", "ค.ศ. ", "ปีงบประมาณ ", "ปีงบประมาณ พ.ศ. ", "'")
    lead = chance.choice((*[""] * 14, *leads))
    return lead + digits(chance, number)


def month(chance: random.Random) -> str:
    return chance.choice(chance.choice((SHORT, SHORT, LONG)))


def time(chance: random.Random) -> Callable[[], str]:
    """Return a maker of times of one form of many."""

    def count(first: int = 1, last: int = 12) -> str:
        return digits(chance, chance.randint(first, last))

    def day() -> str:
        return digits(chance, chance.choice((*(1, 2, 5, 15, 28, 30) * 3, 0, 29, 31, 32)))

    after: Callable[[], str] = chance.choice((str, str, lambda: " " + year(chance)))
    half = chance.choice(("แรก", "หลัง"))
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"{day()} {month(chance)}{after()}",
        lambda: f"{day()} {month(chance)} {year(chance)}",
        lambda: f"{month(chance)}{after()}",
        lambda: f"{month(chance)}{after()}",
        lambda: f"{month(chance)} {year(chance)}",
        lambda: f"{month(chance)} {year(chance)}",
        lambda: f"{day()}/{count(0, 13)}/{year(chance)}",
        lambda: f"{count(0, 13)}/{year(chance)}",
        lambda: year(chance),
        lambda: f"ปีงบประมาณ พ.ศ. {count(2560, 2570)}",
        lambda: f"ไตรมาส {count(0, 5)}{after()}",
        lambda: f"ไตรมาสที่ {count(1, 4)}{after()}",
        lambda: f"รอบ {chance.choice((6, 12, 9))} เดือน{chance.choice(('', half))}{after()}",
        lambda: f"รอบที่ {count(1, 3)}{after()}",
        lambda: f"ครึ่งปี{half}{after()}",
        lambda: f"ครึ่งปีงบประมาณ{half}{after()}",
        lambda: f"{count(1, 90)} {chance.choice(UNITS)}",
        lambda: f"{count(1, 3)} ปี {count()} เดือน",
        lambda: f"{count(1, 3)} เดือน {count(1, 20)} วัน",
        lambda: f"{chance.choice(('ตลอดปี', 'ตลอดปีงบประมาณ', 'ทั้งปี', 'สิ้นปีงบประมาณ'))}{after()}",
        lambda: f"สัปดาห์ที่ {count(1, 5)} {month(chance)}{after()}",
        lambda: f"{chance.choice(WEEKDAYS)}ที่ {day()} {month(chance)}{after()}",
        lambda: chance.choice(WEEKDAYS),
        lambda: f"{month(chance)} - {month(chance)}{after()}",
        lambda: f"{day()} - {day()} {month(chance)}{after()}",
        lambda: f"{count(8, 16)}.{chance.choice(('๓๐', '00', '60'))} น.",
        day,
    )
    return chance.choice(forms)


def amount(chance: random.Random) -> Callable[[], str]:
    """Return a maker of sums, shares and scores."""
    return lambda: one_amount(chance)


def one_amount(chance: random.Random) -> str:
    plain = ("1", "12", "85.10", "100", "1,000", "12,345.50", "2500", "999,999,999")
    odd = (
        "0",
        "100.01",
        "1.000",
        "1,00",
        "007",
        "1 000",
        "1,2",
        "-5",
        "+5",
        ".5",
        "5.",
        "1/2",
        "2½",
    )
    number = digits(chance, chance.choice((*plain * 4, *odd, "1,000,00")))
    unit = chance.choice((*[""] * 9, *[" บาท"] * 6, *SOLD_BY))
    leads = ("ร้อยละ ", "ร้อยละ ", "จำนวน ", "ระดับ ", "฿", "งบ ", "≥ ", "ไม่น้อยกว่า ", "A ")
    lead = chance.choice((*[""] * 20, *leads))
    return chance.choice((*[lead + number + unit] * 8, chance.choice(IN_WORDS)))


def number(chance: random.Random) -> Callable[[], str]:
    """Return a maker of list numbers of one form."""
    way = chance.choice(
        (
            "{}.",
            "({})",
            "{})",
            "ข้อ {}",
            "ที่ {}",
            "{}",
            "ตัวชี้วัดที่ {}",
            "O{}",
            "ก.{}",
            "{}.{}",
            "ข้อ {}-{}",
        )
    )
    after = chance.choice(("", "", " ปลูกป่า", "ก"))
    numbers = (1, 2, 3, 4, 9, 10, 11, 19, 99, 100)
    return lambda: way.format(*(digits(chance, chance.choice(numbers)) for _ in "ab")) + after


def owner(chance: random.Random) -> Callable[[], str]:
    """Return a maker of owners."""
    return lambda: chance.choice(OWNERS)


PARTS = {"time": time, "amount": amount, "number": number, "owner": owner}
KINDS = {
    **dict.fromkeys(("period", "date", "month", "fiscal_year", "quarter"), "time"),
    **dict.fromkeys(("money", "number", "score", "percent"), "amount"),
    **{"enumerator": "number", "org": "owner"},
}
ASKED = (*["period"] * 9, *KINDS, *["money"] * 3, *["org"] * 3)


def outcome(seed: int) -> Iterator[str]:
    """Return what random phrases are read as."""
    chance = random.Random(seed)
    for _ in range(PHRASES_EACH):
        kind = chance.choice(ASKED)
        made = PARTS[KINDS[kind]]
        one = made(chance)
        is_plain = chance.random() < (0.1 if kind in ("period", "org") else 0.6)
        frame = "{}" if is_plain else chance.choice(FRAMES[KINDS[kind]])
        text = frame.format(one(), one(), one())
        if kind == "period" and chance.random() < 0.15:
            again = chance.choice((made(chance)(), made(chance)(), one(), text))
            text = f"{text} ({again})"
        context = chance.choice((None, None, 2565, 2568))
        unit = chance.choice((None, None, None, "ล้านบาท", "พันบาท", "บาท", "หมอก"))
        if kind == "org":
            yield f"{text!r}: {'; '.join(split_orgs(text))}"
        value = parse_value(
            text, kind, fiscal_year=context, unit=unit if kind in ("money", "number") else None
        )
        others = " | ".join(map(str, value.alternatives))
        said = f"{value.status} {value.value} or {others} {' '.join(value.flags)}"
        yield f"{kind} {context} {text!r}: {said}"
        if kind == "enumerator":
            yield f"{split_numbers(text)}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_phrases_are_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
