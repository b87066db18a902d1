"""`--lang th`: help, summaries and errors in Thai; sentences of the code that have no Thai yet."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from mattrakan import errors
from mattrakan.batch.worker import do_job
from mattrakan.cli import main
from mattrakan.commands.language import choose, translate
from mattrakan.normalize.knowledge import load

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
NOT_PACKAGED = ("tests", "samples", "benchmarks", "docs", "build", "dist", ".venv", "venv")
# Sentences of the code without a Thai form. Add the Thai to knowledge/command_line.toml; this
# number leaves room for a change under way and is never raised.
MOST_UNTRANSLATED = 15
# Names and words of the machine that Thai readers write in Latin letters, too.
LATIN = set(
    """
    PDF CSV JSON XLSX TOML OCR UTF CP CP874 Excel Schema Dask Python mattrakan SOURCE TEXT
    NAME KIND MIB FILE PAGE BOX ROW_ID OUT PICTURE pdf csv parquet auto never always dask
    scheduler pip install python calamine expect docs profiles md ocr same_plan_as utf cp874 html
    xlsx review document_id row_id corrections x0 top x1 bottom json convert out png field
    was is bash zsh fish
    """.split()
)
ENTRIES = load("command_line")["say"]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read documents without worker processes; speak English again afterwards."""
    for module in ("batch.run", "commands.checking.plans"):
        monkeypatch.setattr(
            f"mattrakan.{module}.read_jobs",
            lambda jobs, processes, caps: (do_job(job) for job in jobs),
        )
    yield
    choose([], {})


def run(*args: str | Path, **options: str) -> Result:
    return CliRunner(env=options).invoke(main, list(map(str, args)))


def latin_words(text: str) -> set[str]:
    text = re.sub(r"(?<![\w-])--?[a-z][a-z-]*|\{\w+\}|\.[a-z]+", " ", text)
    return set(re.findall("[A-Za-z_]+[0-9]*", text)) - LATIN


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["en"][:40])
def test_an_entry_is_thai_and_has_the_same_facts(entry: dict[str, str]) -> None:
    assert sorted(re.findall(r"\{\w+\}", entry["en"])) == sorted(
        re.findall(r"\{\w+\}", entry["th"])
    )
    assert re.search("[ก-ฮ]", entry["th"])
    assert not latin_words(entry["th"])


def test_no_sentence_has_two_entries() -> None:
    sentences = [re.sub(r"\{\w+\}", "{}", entry["en"]) for entry in ENTRIES]
    assert len(sentences) == len(set(sentences))


def commands(group: click.Group) -> Iterator[list[str]]:
    """Yield the words that call each command of a group."""
    for name, command in group.commands.items():
        yield [name]
        if isinstance(command, click.Group):
            yield from ([name, *words] for words in commands(command))


@pytest.mark.parametrize("command", [[], *commands(main)], ids=" ".join)
def test_help_in_thai(command: list[str]) -> None:
    page = run(*command, "--help", "--lang", "th").stdout
    assert page.startswith("วิธีใช้: ")
    untranslated = []
    for line in page.splitlines()[1:]:
        text = re.sub(r"^  (-|\w).*?(  |$)", "", line)  # the option or command itself
        if re.search("[A-Za-z]{3}", text) and latin_words(text) and not re.search("[ก-ฮ]", text):
            untranslated.append(line)
    assert len(untranslated) <= MOST_UNTRANSLATED, untranslated
    assert run(*command, "--help").stdout.startswith("Usage: ")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "th_TH.UTF-8"}, "th"),
        ({"LANG": "th_TH.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "th_TH", "LANG": "en_US.UTF-8"}, "th"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_unless_told(environment: dict[str, str], language: str) -> None:
    assert choose([], environment) == language
    assert choose(["--lang", "en"], environment) == "en"
    assert choose(["check", "--lang=th", "x.pdf"], environment) == "th"
    assert choose(["parse", "date", "--", "--lang", "th"], environment) == language
    assert choose(["--lang", "de"], environment) == language


def test_commands_follow_the_locale() -> None:
    done = run("check", SAMPLES / "phukhaothian_2565.pdf", LC_ALL="th_TH.UTF-8")
    assert "อ่านได้: ตัวชี้วัด 10 ตัว" in done.stdout
    assert "Read: 10 indicators" in run("check", SAMPLES / "phukhaothian_2565.pdf").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["convert"], "ยังไม่ได้ระบุ SOURCE"),
        (["convert", "x.pdf", "-f", "docx"], "ไม่อยู่ในรายการที่เลือกได้"),
        (["convert", "x.pdf", "--pages", "3-1"], "'3-1' ไม่ใช่ช่วงหน้าตั้งแต่ 1 ขึ้นไป"),
        (["convert", "x.pdf", "--profile", "nowhere.toml"], "อ่านไฟล์รูปแบบตาราง nowhere.toml ไม่ได้"),
        (["no-such-command"], "ไม่มีคำสั่ง no-such-command"),
        (["check", "x.pdf", "--bogus"], "ไม่มีตัวเลือก --bogus"),
        (["text", "nowhere.pdf"], "ข้อผิดพลาด: ไม่มีไฟล์ nowhere.pdf โปรดตรวจชื่อและที่อยู่ของไฟล์"),
        (["clean", "x.csv", "--column", "when"], "'when' ไม่ใช่ NAME=KIND"),
        (["convert", "nowhere"], "ไม่พบไฟล์ หรือไม่มีสิทธิ์อ่านไฟล์"),
    ],
)
def test_errors_in_thai(
    args: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    english, thai = run(*args), run(*args, "--lang", "th")
    assert said in thai.stderr
    assert thai.exit_code == english.exit_code != 0
    assert not re.search("[ก-ฮ]", english.stderr)


def test_the_summary_of_a_run_in_thai(tmp_path: Path) -> None:
    done = run("convert", SAMPLES / "phukhaothian_2565.pdf", "-o", tmp_path, "--lang", "th")
    first, last, advice = done.stderr.splitlines()
    assert advice.startswith("มีข้อที่ควรตรวจ 4 ข้อ")
    assert "ตัวชี้วัด 10 ตัว มาตรการ 2 ข้อ ขั้นตอน 4 ขั้นตอน" in first
    assert re.fullmatch(r"ไฟล์ 1 ไฟล์ อ่านไม่ได้ 0 ไฟล์ ผลอยู่ที่ .* \([\d.]+ วินาที\)", last)


def test_the_summary_of_clean_in_thai(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("ระยะเวลา\nม.ค. ๖๕\nทุกเดือน\n", "utf-8")
    done = run("clean", tmp_path / "table.csv", "-o", tmp_path / "out.csv", "--lang", "th")
    assert "ระยะเวลา (ดูจากหัวคอลัมน์); อ่านได้ 1 ช่อง" in done.stderr
    assert "  อ่านไม่ออก: 'ทุกเดือน'" in done.stderr
    assert not re.search("[a-z]{3}", done.stderr.partition("\n")[2])


def test_data_is_the_same_in_both_languages(tmp_path: Path) -> None:
    plan = SAMPLES / "phukhaothian_2565.pdf"
    for language in ("en", "th"):
        run("convert", plan, "-o", tmp_path / language, "-f", "csv", "--lang", language)
    for name in ("measures.csv", "findings.csv", "documents.csv"):
        assert (tmp_path / "en" / name).read_bytes() == (tmp_path / "th" / name).read_bytes()


def test_what_is_not_known_stays_english() -> None:
    assert translate("Nobody has ever said this.", "th") == "Nobody has ever said this."
    # A fact is filled as it is, even a path that is a word of the catalogue.
    assert translate("score could not be written (Is a directory).", "th") == (
        "เขียน score ไม่ได้ (เป็นโฟลเดอร์)"
    )
    assert translate("There is no format '{name}'.", "th") == "ไม่มีรูปแบบ '{name}'"


def kinds_of_error() -> set[str]:
    found = {errors.MattrakanError}
    for kind in list(vars(errors).values()):
        if isinstance(kind, type) and issubclass(kind, errors.MattrakanError):
            found.add(kind)
    return {kind.__name__ for kind in found}


SAYING = kinds_of_error() | {"MovedPdfError", "tell", "fail", "BadParameter"}


def sentence(node: ast.expr) -> str | None:
    """Return a text in the code with "x1" for each fact, None for another expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "x1" for part in node.values
        )
    return None


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of errors, of what is told, and of options' help, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = node.args[:2] if name in SAYING else []
        texts = [*texts, *(word.value for word in node.keywords if word.arg == "help")]
        for text in filter(None, map(sentence, texts)):
            if " " in text and re.search("[A-Za-z]{2}", text):
                yield node.lineno, text


def test_sentences_are_found_in_code() -> None:
    source = 'raise UsageError(f"No {x} here.", "Go on.")\ntell("Done it.")\nprint("Not this one.")'
    assert list(sentences(source)) == [(1, "No x1 here."), (1, "Go on."), (2, "Done it.")]


def test_what_the_code_says_has_a_thai_form() -> None:
    missing = []
    for path in sorted(ROOT.rglob("*.py")):
        if path.relative_to(ROOT).parts[0] not in NOT_PACKAGED:
            for line, text in sentences(path.read_text("utf-8")):
                if translate(text, "th") == text:
                    missing.append(f"{path.relative_to(ROOT)}:{line}: {text}")
    assert len(missing) <= MOST_UNTRANSLATED, "\n".join(missing)
