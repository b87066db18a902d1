"""Our quick reading of ToUnicode maps against pdfminer's parser."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.cmapdb import CMapParser, FileUnicodeMap

from mattrakan.extract.readers.fast.unicodemaps import read_unicode_map

HEX = st.binary(min_size=1, max_size=6).map(bytes.hex)
CODE = st.integers(0, 0xFFFF).map("{:04x}".format)


def as_pdfminer(data: bytes) -> dict[int, str]:
    letters = FileUnicodeMap()
    CMapParser(letters, BytesIO(data)).run()
    return letters.cid2unichr


@settings(max_examples=60)
@given(st.lists(st.tuples(CODE, HEX)), st.lists(st.tuples(CODE, st.integers(0, 40), HEX)))
def test_reads_what_pdfminer_reads(
    chars: list[tuple[str, str]], ranges: list[tuple[str, int, str]]
) -> None:
    pairs = "\n".join(f"<{code}> <{text}>" for code, text in chars)
    spans = "\n".join(
        f"<{code}><{min(0xFFFF, int(code, 16) + n):04x}> "
        + (f"<{text}>" if n % 2 else "[" + f"<{text}> " * (n + 1) + "]")
        for code, n, text in ranges
    )
    data = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(chars)} beginbfchar\n{pairs}\nendbfchar\n"
        f"{len(ranges)} beginbfrange\n{spans}\nendbfrange\nendcmap end"
    ).encode()
    letters = read_unicode_map(data)
    assert letters is None or letters == as_pdfminer(data)
    if not any(text.startswith("ffff") for _, _, text in ranges):
        assert letters is not None


@pytest.mark.parametrize(
    "data",
    [
        b"1 beginbfchar <21> /space endbfchar",
        b"1 beginbfchar <21> endbfchar",
        b"1 beginbfrange <00000000> <7fffffff> <0020> endbfrange",
        b"1 beginbfrange <21> <0022> <0020> endbfrange",
        b"1 begincidrange <21> <22> 5 endcidrange",
        b"/Other usecmap 1 beginbfchar <21> <0020> endbfchar",
        b"1 beginbfchar <2> <0020> endbfchar",
    ],
)
def test_leaves_the_rest_to_pdfminer(data: bytes) -> None:
    assert read_unicode_map(data) is None


def test_a_hard_space_does_not_replace_a_space() -> None:
    data = b"2 beginbfchar <03> <0020> <03> <00A0> endbfchar"
    assert read_unicode_map(data) == as_pdfminer(data) == {3: " "}
