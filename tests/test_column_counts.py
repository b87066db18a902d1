"""A row that counts its columns: what stands first decides soon, and never otherwise."""

import pytest

from mattrakan.normalize.layout.header_rows import counts_columns


@pytest.mark.parametrize(
    "texts",
    [
        ["(๑)", "(๒)", "(๓)"],
        ["(๑)", "-", "(๒)", "(๓)", "(๔)"],
        ["-", "(๑)", "(๒)", "(๓)", "(๔)"],
        ["๑", "๒", "(๓) = (๑) + (๒)"],
        ["(ก)", "ข", "ค"],
    ],
)
def test_counts(texts: list[str]) -> None:
    assert counts_columns(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["", "(๑)", "(๒)", "(๓)"],
        ["", "(๑)", "(๒)", "(๓)", "(๔)"],
        ["-", "-", "-", "-", "-"],
        ["กข", "", "ค"],
        ["(๒)", "(๓)", "(๔)"],
        ["(๑)", "(๒)", "(๔)"],
        ["(๑)", "(๒)"],
        ["ที่", "(๒)", "(๓)"],
    ],
)
def test_counts_not(texts: list[str]) -> None:
    assert not counts_columns(texts)
