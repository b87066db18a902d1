"""Random bytes of font programs, whole or cut: their glyphs, letters and prints, as recorded."""

import random
import runpy
import struct
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from mattrakan.extract.fonts.bare_programs import Type3Program, procedure_to_contours
from mattrakan.extract.fonts.cmaps import byte_cmaps, unicode_cmaps
from mattrakan.extract.fonts.fingerprints import Fingerprints, fingerprint, write_fingerprints
from mattrakan.extract.fonts.simple_glyphs import entry_to_contours

HERE = Path(__file__).parent
COUNT = 120
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("programs")


def simple_entry(chance: random.Random) -> bytes:
    """Return a simple glyph: contours, their ends, instructions, flags and coordinates."""
    ends, last = [], -1
    for _ in range(chance.choice((1, 1, 2, 3))):
        last += chance.choice((1, 2, 3, 4, 6))
        ends.append(last)
    flags: list[int] = []
    packed = b""
    while len(flags) < last + 1:
        flag = chance.choice((0, 1, 1, 3, 5, 7, 0x13, 0x17, 0x31, 0x33, 0x37, 0x36))
        flag |= 128 if chance.random() < 0.01 else 0
        times = min(chance.choice((1, 1, 1, 2, 3)), last + 1 - len(flags))
        if times > 1:
            times += chance.random() < 0.05
            packed += bytes((flag | 8, times - 1))
        else:
            packed += bytes((flag,))
        flags += [flag] * times
    body = b""
    for short, same in ((2, 16), (4, 32)):
        for flag in flags:
            if flag & short:
                body += bytes((chance.choice((0, 5, 100, 255)),))
            elif not flag & same:
                body += struct.pack(">h", chance.choice((-300, -1, 0, 7, 500)))
    code = bytes(chance.choice((0, 0, 2, 5)))
    head = struct.pack(">hhhhh", len(ends), 0, -20, 500, 700)
    return (
        head
        + struct.pack(f">{len(ends)}H", *ends)
        + struct.pack(">H", len(code))
        + code
        + (packed + body + bytes(chance.choice((0, 0, 1, 3))))
    )


def composite_entry(chance: random.Random, parts: int) -> bytes:
    made = struct.pack(">hhhhh", -1, 0, 0, 9, 9)
    count = chance.choice((1, 1, 2, 3))
    for number in range(count):
        flags = chance.choice((0, 1)) | chance.choice((0, 0, 8, 0x40, 0x80, 0x48))
        flags |= 0x20 if number < count - 1 else 0
        size = (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 64 else 0)
        size += 8 if flags & 0x80 and not flags & 0x48 else 0
        values = bytes(chance.randrange(256) for _ in range(size))
        made += struct.pack(">HH", flags, chance.randrange(parts)) + values
    return made


def cut(chance: random.Random, data: bytes) -> bytes:
    """Return bytes as they are, or with a few of them lost at the end, or one changed."""
    kind = chance.random()
    if kind < 0.2:
        return data[: max(0, len(data) - chance.choice((1, 2, 3, 4, 5, 9, 40)))]
    if kind < 0.3 and data:
        at = chance.randrange(len(data))
        return data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]
    return data


def segments(chance: random.Random) -> bytes:
    """Return a table of format 4, some of its segments with glyphs of their own."""
    starts: list[int] = []
    ends: list[int] = []
    deltas: list[int] = []
    offsets: list[int] = []
    glyphs: list[int] = []
    code = chance.choice((0x20, 0xE01))
    count = chance.choice((1, 2, 3))
    for segment in range(count):
        start = code + chance.choice((0, 1, 5))
        code = start + chance.choice((0, 1, 4))
        starts.append(start)
        ends.append(code)
        code += 1
        by_table = chance.random() < 0.4
        deltas.append(chance.choice((0, 3, 0x10000 - start, 0xFFF0)) & 0xFFFF)
        offsets.append(2 * (count + 1 - segment + len(glyphs)) if by_table else 0)
        if by_table and chance.random() < 0.1:
            offsets[-1] = chance.choice((2, 2 * (count - segment), 400))
        if by_table:
            glyphs += [chance.choice((0, 1, 7, 300)) for _ in range(start, ends[-1] + 1)]
    starts.append(0xFFFF)
    ends.append(0xFFFF)
    deltas.append(1)
    offsets.append(0)
    n = len(starts)
    body = struct.pack(f">{n}H", *ends) + b"\0\0" + struct.pack(f">{n}H", *starts)
    body += struct.pack(f">{n}H", *deltas) + struct.pack(f">{n}H", *offsets)
    body += struct.pack(f">{len(glyphs)}H", *glyphs)
    return struct.pack(">HHHHHHH", 4, 14 + len(body), 0, 2 * n, 0, 0, 0) + body


def cmap(chance: random.Random) -> bytes:
    """Return a table cmap of a few tables, some of them the same one."""
    tables, records = b"", b""
    count = chance.choice((1, 2, 3))
    at = 4 + 8 * count
    for number in range(count):
        kind = chance.choice((4, 4, 4, 0, 6, 6, 12, 2))
        if kind == 4:
            table = segments(chance)
        elif kind == 0:
            gids = bytes(chance.choice((0, 0, 3, 9)) for _ in range(256))
            table = struct.pack(">HHH", 0, 262 - (chance.random() < 0.1), 0) + gids
        elif kind == 6:
            numbers = [chance.choice((0, 4, 500)) for _ in range(chance.choice((0, 1, 4)))]
            table = struct.pack(
                ">HHHHH", 6, 10 + 2 * len(numbers), 0, chance.choice((0, 65)), len(numbers)
            )
            table += struct.pack(f">{len(numbers)}H", *numbers)
        else:
            table = struct.pack(">HHH", kind, chance.choice((6, 5)), 0)
        place = at + len(tables)
        tables += table
        if number and chance.random() < 0.2:
            place = at
        names = ((0, 3), (0, 4), (1, 0), (3, 0), (3, 1), (3, 1), (3, 10), (3, 2), (2, 0))
        records += struct.pack(">HHL", *chance.choice(names), place)
    return struct.pack(">HH", 0, count) + records + tables


def procedure(chance: random.Random) -> bytes:
    """Return the content of a glyph of a Type 3 font."""

    def number() -> str:
        return chance.choice(("0", "10", "250", "-30", "99.5"))

    parts = []
    for _ in range(chance.randint(2, 9)):
        word = chance.choice("m l l c v y re re f f* B n S q Q cm h b F s".split())
        many = {"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "re": 4, "cm": 6}.get(word, 0)
        many -= many > 0 and chance.random() < 0.05 and word in ("m", "l", "re", "cm")
        parts.append(" ".join([*(number() for _ in range(many)), word]))
    if chance.random() < 0.3:
        bits = bytes(chance.randrange(256) for _ in range(6))
        wide = chance.choice((5, 8, 9))
        parts.append(f"BI /W {wide} /H 3 /BPC 1 /IM true ID ".encode().decode() + "\0")
        content = (
            "\n".join(parts[:-1]).encode() + b"\n" + parts[-1][:-1].encode() + bits + b"\nEI f"
        )
        return content
    return "\n".join(parts).encode()


def shown(contours: object) -> str:
    if not isinstance(contours, list):
        return str(contours)
    return " / ".join(" ".join(f"{x:.1f},{y:.1f}" for x, y in one) for one in contours)


def outcome(seed: int) -> Iterator[str]:
    """Return what is read of random bytes."""
    chance = random.Random(seed)
    entries = [cut(chance, simple_entry(chance)) for _ in range(6)]
    for entry in entries:
        try:
            yield shown(entry_to_contours(entry))
        except IndexError:
            yield "cut"
        yield f"{fingerprint(entry)}"
    for _ in range(4):
        whole = cut(chance, composite_entry(chance, len(entries)))
        yield f"{fingerprint(whole, lambda gid: entries[gid % 6])} {fingerprint(whole)}"
    letters = {chance.randrange(2**32): chance.choice("กขค๑a") for _ in range(chance.randint(0, 9))}
    prints = Fingerprints(write_fingerprints(letters))
    asked = [*letters, *(number + 1 for number in letters), 0, 2**32 - 1]
    yield f"{[prints.letter(number) for number in asked]}"
    for _ in range(4):
        program = SimpleNamespace(reader={"cmap": cut(chance, cmap(chance))})
        yield f"{unicode_cmaps(program)} {byte_cmaps(program)}"
    matrix = chance.choice(([0.001, 0, 0, 0.001, 0, 0], [0.01, 0.002, 0, -0.01, 5, 7]))
    content = procedure(chance)
    try:
        yield shown(procedure_to_contours(content, [1000 * part for part in matrix]))
        drawn = Type3Program({"a": content}, matrix)
        yield f"{drawn.em} {len(drawn.draw('a') or [])} {drawn.draw('b')}"
    except (ValueError, pikepdf.PdfError) as error:
        yield type(error).__name__


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_programs_are_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
