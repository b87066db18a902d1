"""Odd, broken and malicious files, made from nothing but bytes and one good PDF.

Each is small; what it costs a careless reader is told beside it.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {} >> >>"
FONT = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
TEXT = b"BT /F1 12 Tf 72 720 Td (Plan) Tj ET"


def build_pdf(*objects: bytes | str, trailer: str = "") -> bytes:
    """Return a PDF of numbered objects, 1 being the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        data = body.encode() if isinstance(body, str) else body
        out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {trailer} >>\n".encode()
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def stream(data: bytes, filters: str = "") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n" % (len(data), filters.encode()) + data + b"\nendstream"


def one_page(
    content: bytes = TEXT, *more: bytes | str, resources: str = FONT, page: str = PAGE
) -> bytes:
    """Return a PDF of one page; further objects are numbered from 5."""
    return build_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page.format(resources) if "{}" in page else page,
        content if content.startswith(b"<<") else stream(content),
        *more,
    )


def squeezed(size: int) -> bytes:
    """Return zeros deflated twice."""
    press = zlib.compressobj(9)
    chunk = bytes(1 << 20)
    once = b"".join(press.compress(chunk) for _ in range(size >> 20)) + press.flush()
    return zlib.compress(once, 9)


def _flate_bomb() -> bytes:
    return one_page(stream(squeezed(1 << 30), "/Filter [/FlateDecode /FlateDecode]"))


def _composite(font: str, *more: bytes | str) -> bytes:
    return one_page(
        b"BT /F1 12 Tf 72 720 Td <00410042> Tj ET",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo "
        f"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> {font} >>",
        *(more or (stream(b"begincmap endcmap"),)),
        resources="/Font << /F1 5 0 R >>",
    )


def _bfrange_bomb() -> bytes:
    cmap = b"begincmap 1 beginbfrange <00000000> <7FFFFFFF> <0E01> endbfrange endcmap"
    return _composite("", stream(cmap))


def _cmap_uses_itself() -> bytes:
    return _composite("", stream(b"/X usecmap begincmap endcmap", "/UseCMap 7 0 R"))


def _form_in_itself() -> bytes:
    body = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    return one_page(b"/F Do", stream(b"/F Do /F Do", body), resources="/XObject << /F 5 0 R >>")


def _forms_doubling() -> bytes:
    """Return thirty forms that each draw the next one twice: 2^30 drawings."""
    forms = []
    for number in range(5, 35):
        body = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
        body += f"/Resources << /XObject << /F {number + 1} 0 R >> >>"
        forms.append(stream(b"/F Do /F Do", body))
    last = stream(TEXT, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {FONT} >>")
    return one_page(b"/F Do", *forms, last, resources="/XObject << /F 5 0 R >>")


def _page_tree(kids: str, count: str = "1") -> bytes:
    return build_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        PAGE.format(FONT),
        stream(TEXT),
    )


def _many_rules() -> bytes:
    lines = b"".join(b"%d 0 m %d 842 l S\n" % (n % 595, n % 595) for n in range(60_000))
    return one_page(stream(zlib.compress(lines), "/Filter /FlateDecode"))


def _fine_grid() -> bytes:
    lines = [b"0 %d m 595 %d l S" % (y, y) for y in range(0, 842, 2)]
    lines += [b"%d 0 m %d 842 l S" % (x, x) for x in range(0, 595, 2)]
    return one_page(b"\n".join(lines))


def _many_letters() -> bytes:
    content = b"BT /F1 1 Tf 9 9 Td (" + b"a" * 1_000_000 + b") Tj ET"
    return one_page(stream(zlib.compress(content), "/Filter /FlateDecode"))


def _letters_in_one_place() -> bytes:
    content = b"BT /F1 9 Tf " + b"1 0 0 1 72 700 Tm (x) Tj " * 30_000 + b"ET"
    return one_page(stream(zlib.compress(content), "/Filter /FlateDecode"))


def _many_pages() -> bytes:
    return build_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{'3 0 R ' * 5_000}] /Count 5000 >>",
        PAGE.format(FONT),
        stream(TEXT),
    )


def _prev_loop() -> bytes:
    good = one_page()
    place = good.rindex(b"xref\n0")
    return good.replace(b"/Root 1 0 R ", b"/Root 1 0 R /Prev %d " % place)


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return packed.getvalue()


MADE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "only-spaces": lambda: b" \n" * 400,
    "only-header": lambda: b"%PDF-1.7\n",
    "header-and-noise": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 40,
    "header-and-eof": lambda: b"%PDF-1.4\n%%EOF\n",
    "html": lambda: b"<!DOCTYPE html><title>404</title><p>The file was moved.",
    "html-after-blank-lines": lambda: b"\n\n<html><body>login</body></html>",
    "zip": _zip,
    "office-2003": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(60),
    "text": lambda: "แผนปฏิบัติการ".encode() * 20,
    "flate-bomb-1-gb": _flate_bomb,
    "flate-broken": lambda: one_page(stream(b"\x78\x9cnot deflated", "/Filter /FlateDecode")),
    "filter-unknown": lambda: one_page(stream(TEXT, "/Filter /NoSuchDecode")),
    "filters-thousand": lambda: one_page(stream(TEXT, f"/Filter [{'/ASCIIHexDecode ' * 1000}]")),
    "predictor-huge": lambda: one_page(
        stream(
            zlib.compress(TEXT),
            "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 >>",
        )
    ),
    "widths-2-31": lambda: _composite("/W [0 2147483647 500]"),
    "widths-not-numbers": lambda: _composite("/W [/a (b) [null << >>]]"),
    "bfrange-2-31": _bfrange_bomb,
    "cmap-uses-itself": _cmap_uses_itself,
    "font-file-noise": lambda: _composite(
        "/FontDescriptor << /FontName /X /FontFile2 8 0 R >>",
        stream(b"begincmap endcmap"),
        stream(bytes(range(256)) * 20),
    ),
    "font-missing": lambda: one_page(resources=""),
    "font-is-a-number": lambda: one_page(resources="/Font << /F1 7 >>"),
    "million-letters": _many_letters,
    "letters-in-one-place": _letters_in_one_place,
    "sixty-thousand-rules": _many_rules,
    "fine-grid": _fine_grid,
    "five-thousand-pages": _many_pages,
    "tree-contains-itself": lambda: _page_tree("2 0 R"),
    "tree-kid-missing": lambda: _page_tree("99 0 R 3 0 R", "2"),
    "tree-empty": lambda: _page_tree("", "0"),
    "tree-count-lies": lambda: _page_tree("3 0 R", "999999999"),
    "tree-kids-no-list": lambda: build_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids 7 /Count 1 >>"
    ),
    "root-missing": lambda: one_page().replace(b"/Root 1 0 R", b"/Root 9 0 R"),
    "root-is-itself": lambda: build_pdf("1 0 R"),
    "media-box-billion": lambda: one_page(
        page=PAGE.format(FONT).replace("595 842", "1000000000 1000000000")
    ),
    "media-box-empty": lambda: one_page(page=PAGE.format(FONT).replace("595 842", "0 0")),
    "media-box-turned": lambda: one_page(
        page=PAGE.format(FONT).replace("0 0 595 842", "595 842 0 0")
    ),
    "media-box-words": lambda: one_page(page=PAGE.format(FONT).replace("0 0 595 842", "/a /b")),
    "media-box-missing": lambda: one_page(
        page=PAGE.format(FONT).replace("/MediaBox [0 0 595 842]", "")
    ),
    "rotate-odd": lambda: one_page(page=PAGE.format(FONT).replace("/Type", "/Rotate 45 /Type", 1)),
    "rotate-huge": lambda: one_page(
        page=PAGE.format(FONT).replace("/Type", "/Rotate 99999999999999999999 /Type", 1)
    ),
    "user-unit-zero": lambda: one_page(
        page=PAGE.format(FONT).replace("/Type", "/UserUnit 0 /Type", 1)
    ),
    "arrays-100000-deep": lambda: one_page(b"[" * 100_000 + b"]" * 100_000 + b" TJ"),
    "arrays-deep-in-file": lambda: build_pdf(
        "<< /Type /Catalog /Pages 2 0 R /X " + "[" * 100_000 + "]" * 100_000 + " >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE.format(FONT),
        stream(TEXT),
    ),
    "graphics-states-100000": lambda: one_page(b"q " * 100_000 + TEXT),
    "operators-without-operands": lambda: one_page(b"Tj Tm cm re l S Do gs Tf BT ET Q Q Q ' \""),
    "numbers-huge": lambda: one_page(b"BT /F1 1e308 Tf 9e307 -9e307 Td (x) Tj ET 1e400 0 0 1 m"),
    "matrix-zero": lambda: one_page(b"0 0 0 0 0 0 cm " + TEXT),
    "string-not-closed": lambda: one_page(b"BT /F1 12 Tf (never closed"),
    "inline-image-not-closed": lambda: one_page(b"BI /W 9 /H 9 ID " + bytes(99)),
    "form-in-itself": _form_in_itself,
    "forms-doubling": _forms_doubling,
    "length-wrong": lambda: one_page(b"<< /Length 999999 >>\nstream\n" + TEXT + b"\nendstream"),
    "length-is-itself": lambda: one_page(b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream"),
    "xref-offsets-wrong": lambda: one_page().replace(b"00000 n", b"00007 n"),
    "xref-loop": _prev_loop,
    "trailer-missing": lambda: one_page().partition(b"xref")[0],
    "encrypt-noise": lambda: one_page().replace(b"/Root", b"/Encrypt << /Filter /X >> /Root"),
    "names-with-noise": lambda: one_page(b"/#00#ff#zz gs " + TEXT),
    "actual-text-noise": lambda: one_page(
        b"/Span << /ActualText (\xfe\xff\xd8\x00) >> BDC " + TEXT
    ),
}


def damaged(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of damaged copies of a good file."""
    for tenth in range(1, 10):
        yield f"cut-at-{tenth}0-percent", good[: len(good) * tenth // 10]
    yield "last-kilobyte-gone", good[:-1024]
    yield "behind-http-header", b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + good
    yield "behind-2-kilobytes", bytes(2048) + good
    yield "twice", good + good
    yield "noise-at-the-end", good + bytes(range(256)) * 16
    for eighth in range(1, 8):
        place = len(good) * eighth // 8
        yield f"bit-flipped-{eighth}", good[:place] + bytes([good[place] ^ 4]) + good[place + 1 :]
    yield "line-ends-changed", good.replace(b"\n", b"\r\n")
    yield (
        "zeros-in-the-middle",
        good[: len(good) // 2] + bytes(4096) + good[len(good) // 2 + 4096 :],
    )


def encrypted(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of encrypted copies; the first opens without a password."""
    import pikepdf

    for name, password in (("owner-password", ""), ("user-password", "letmein")):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(good)) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=password, R=6))
        yield name, out.getvalue()


def every_hostile_file(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield all of them, made from a good PDF where they need one."""
    for name, make in MADE.items():
        yield name, make()
    yield from damaged(good)
    yield from encrypted(good)
