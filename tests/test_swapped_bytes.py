"""Letters whose two bytes stand the wrong way round in a ToUnicode map."""

import pytest

from mattrakan.extract.fonts.swapped_bytes import find_swapped


@pytest.mark.parametrize(
    ("layers", "found"),
    [
        (["C", "o", "昀氀", "昀椀"], {"昀氀": "fl", "昀椀": "fi"}),
        (["ก", "า", "㈀", "㔀", "㜀"], {"㈀": "2", "㔀": "5", "㜀": "7"}),
        (["ต", "า", "\u210e", "\u230e"], {"\u210e": "ม", "\u230e": "ร"}),
        (["ก", "\u480e"], {"\u480e": "\u0e48"}),
        (["\u010e", "\u210e", "\u320e", " "], {"\u010e": "ก", "\u210e": "ม", "\u320e": "า"}),
        (["a", "\u2000", "㔀"], {"\u2000": " ", "㔀": "5"}),
    ],
)
def test_swapped_letters(layers: list[str], found: dict[str, str]) -> None:
    assert find_swapped(layers) == found


@pytest.mark.parametrize(
    "layers",
    [
        ["中", "国", "开"],
        ["一", "带", "路", "a"],  # U+4E00 among other ideographs
        ["一"],
        ["a", "∀", "☀"],  # signs alone
        ["D", "Ď", "e"],
        ["─", "a"],
        ["ก", "า", "é", "•"],
        [],
    ],
)
def test_true_letters(layers: list[str]) -> None:
    assert find_swapped(layers) == {}
