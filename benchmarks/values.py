"""Cells a second of every kind of value, and seconds and megabytes of cleaning 100,000 rows.

python -m mattrakan.benchmarks.values     from a checkout: python benchmarks/values.py
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mattrakan import parse_value
from mattrakan.commands.sheets.clean_file import clean_file

SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
FULL = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ROWS = 100_000
CELLS = 20_000


def period(rng: random.Random) -> str:
    year, first, last = rng.randint(2555, 2568), rng.choice(SHORT), rng.choice(SHORT)
    style = rng.randrange(6)
    if style == 0:
        text = f"{first} - {last} {year % 100}"
    elif style == 1:
        text = f"{first} {year % 100} - {last} {year % 100 + 1}"
    elif style == 2:
        text = f"{date(rng, year)} ถึง {date(rng, year + 1)}"
    elif style == 3:
        text = f"ภายใน {rng.randint(1, 28)} {first} {year}"
    elif style == 4:
        text = f"ไตรมาสที่ {rng.randint(1, 4)}/{year}"
    else:
        text = f"{first}, {last} และ {rng.choice(FULL)} {year}"
    return text.translate(THAI) if rng.random() < 0.5 else text


def date(rng: random.Random, year: int = 2565) -> str:
    return f"{rng.randint(1, 28)} {rng.choice(FULL)} {year}"


def number(rng: random.Random) -> str:
    text = f"{rng.randint(0, 10**8):,}"
    return text.translate(THAI) if rng.random() < 0.5 else text


def money(rng: random.Random) -> str:
    return number(rng) + rng.choice((" บาท", ".-", "", " ล้านบาท"))


KINDS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "plain numbers": ("number", number),
    "money": ("money", money),
    "dates": ("date", lambda rng: date(rng, rng.randint(2500, 2568))),
    "periods": ("period", period),
}


def measure_kinds() -> None:
    """Print distinct cells a second of processor time: nothing is remembered between cells."""
    for name, (kind, make) in KINDS.items():
        rng = random.Random(1)
        cells = list({make(rng) for _ in range(CELLS)})
        parse_value(cells[0], kind)
        start = time.process_time()
        for cell in cells:
            parse_value(cell, kind, fiscal_year=2565)
        seconds = time.process_time() - start
        print(f"{name:<14} {len(cells):>6} different cells  {len(cells) / seconds:>9,.0f} a second")


def measure_clean() -> None:
    """Print seconds and peak memory of cleaning a CSV file with three such columns."""
    rng = random.Random(2)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.csv"
        with source.open("w", encoding="utf-8") as stream:
            stream.write("โครงการ,ระยะเวลา,งบประมาณ,ลงวันที่\n")
            for row in range(ROWS):
                stream.write(f'โครงการที่ {row},"{period(rng)}","{money(rng)}",{date(rng)}\n')
        start = time.process_time()
        summary = clean_file(str(source), str(Path(folder) / "out.csv"), fiscal_year=2565)
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        2**20 if sys.platform == "darwin" else 1024
    )
    print(f"clean: {summary.rows:,} rows, 3 columns: {seconds:.1f} s, {peak:.0f} MB at most")


if __name__ == "__main__":
    measure_kinds()
    measure_clean()
