"""Every sample, read and compared field by field with what its source says."""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mattrakan

SAMPLES = Path(__file__).parents[1] / "samples"
STEMS = sorted(path.stem for path in SAMPLES.glob("*.pdf"))

# What no source can know: where things stand on the page, and what had to be mended.
NOT_IN_THE_SOURCE = {"document_id", "repairs", "boxes", "corrected"}


@cache
def expected_of(stem: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((SAMPLES / f"{stem}.expected.json").read_text("utf-8"))
    return told


@cache
def profiles_of(stem: str) -> list[str]:
    """The profile that a sample's source asks for, if it asks for one."""
    source = tomllib.loads((SAMPLES / "sources" / f"{stem}.toml").read_text("utf-8"))
    if name := source.get("blocks"):
        shared = SAMPLES / "sources" / "shared" / f"{name}.toml"
        source |= tomllib.loads(shared.read_text("utf-8"))
    return [source["profile"]] if "profile" in source else []


@cache
def report_of(stem: str) -> dict[str, Any]:
    path = str(SAMPLES / f"{stem}.pdf")
    report = mattrakan.read(path, profiles=profiles_of(stem), ocr="never")
    told: dict[str, Any] = json.loads(report.model_dump_json(by_alias=True))
    return told


def fields(told: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a report and its path; empty lists and objects are leaves."""
    if isinstance(told, dict) and told:
        for key, value in told.items():
            if key not in NOT_IN_THE_SOURCE:
                yield from fields(value, f"{path}.{key}".lstrip("."))
    elif isinstance(told, list) and told:
        for index, value in enumerate(told):
            yield from fields(value, f"{path}[{index}]")
    else:
        yield path, told


def without_places(report: dict[str, Any]) -> dict[str, Any]:
    """The report less provenance, which has a test of its own, and less findings."""

    def stripped(told: Any) -> Any:
        if isinstance(told, dict):
            return {key: stripped(value) for key, value in told.items() if key != "source"}
        return [stripped(item) for item in told] if isinstance(told, list) else told

    kept = {key: value for key, value in report.items() if key not in ("source", "findings")}
    stripped_report: dict[str, Any] = stripped(kept)
    return stripped_report


def doubts(report: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and severity of all that is more than information."""
    told = [(item["code"], item["severity"]) for item in report["findings"]]
    return sorted(item for item in told if item[1] != "info")


def test_there_are_samples() -> None:
    assert len(STEMS) >= 6
    assert {path.name for path in SAMPLES.glob("*.expected.json")} == {
        f"{stem}.expected.json" for stem in STEMS
    }


@pytest.mark.parametrize("stem", STEMS)
def test_every_field_is_as_the_source_says(stem: str) -> None:
    got = dict(fields(without_places(report_of(stem))))
    expected = dict(fields(without_places(expected_of(stem))))
    wrong = {
        path: (expected.get(path), got.get(path))
        for path in expected.keys() | got.keys()
        if path not in got or path not in expected or expected[path] != got[path]
    }
    assert not wrong


@pytest.mark.parametrize("stem", STEMS)
def test_the_findings_are_those_planted_and_no_others(stem: str) -> None:
    report, expected = report_of(stem), expected_of(stem)
    assert doubts(report) == doubts(expected)
    places = {(item["code"], item["where"]) for item in report["findings"]}
    for item in expected["findings"]:
        if "where" in item:
            assert (item["code"], item["where"]) in places


@pytest.mark.parametrize("stem", STEMS)
def test_every_finding_speaks_both_languages(stem: str) -> None:
    for item in report_of(stem)["findings"]:
        assert item["message"].isprintable()
        assert any("ก" <= ch <= "๛" for ch in item["message_th"])


@pytest.mark.parametrize("stem", STEMS)
def test_every_record_says_where_it_stands(stem: str) -> None:
    report, expected = report_of(stem), expected_of(stem)
    assert report["source"]["pages"] == expected["source"]["pages"]
    assert report["source"]["text_layer"] == expected["source"]["text_layer"]
    assert report["document_id"] == report["source"]["sha256"][:12]
    records = [*report["indicators"], *report["measures"]]
    records += [action for measure in report["measures"] for action in measure["actions"]]
    records += report["outline"]
    for record in records:
        place = record["source"]
        assert 1 <= place["page"] <= report["source"]["pages"]
        x0, top, x1, bottom = place["box"]
        assert 0 <= x0 < x1 < 850
        assert 0 <= top < bottom < 850
    order = [
        (action["source"]["page"], action["source"]["box"][1])
        for measure in report["measures"]
        for action in measure["actions"]
    ]
    assert [page for page, _ in order] == sorted(page for page, _ in order)
