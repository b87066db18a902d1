"""`profile init`, `test` and `explain`: from a PDF to a draft, and on to rows that are right."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import mattrakan
from mattrakan.cli import main
from mattrakan.commands.profiling.drafting import draft_profile
from mattrakan.commands.profiling.explaining import TableAccount, explain_tables
from mattrakan.errors import UsageError
from mattrakan.normalize.layout.profile import parse_profile
from mattrakan.pipeline import Reading

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "samples" / "phukhaothian_2565.pdf"
BUDGETS = ROOT / "tests" / "pdfs" / "rules_thick_reportlab.pdf"
PDFS = sorted((ROOT / "tests" / "pdfs").glob("*.pdf"))[::6]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["profile", *map(str, args)])


def accounts(path: Path) -> list[TableAccount]:
    return explain_tables(path.read_bytes(), str(path), Reading())


def test_explain_names_the_profile_and_why_the_others_do_not_fit() -> None:
    done = run("explain", PLAN)
    assert done.exit_code == 0
    assert "+ scores: fits" in done.stdout and "+ measures: fits" in done.stdout
    assert "- measures: No heading means responsible or period or follow_up." in done.stdout
    assert "      ระยะเวลา: period" in done.stdout
    other = run("explain", BUDGETS).stdout
    assert "= yearly-budgets (only with --profile yearly_budgets): fits" in other
    assert "+" not in other


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ('titles = ["แม่น้ำ"]', "The title holds none of titles."),
        ('not_titles = ["มาตรการ"]', "a word of not_titles"),
        ('requires = [["budget"]]', "No heading means budget."),
        ('[spread]\neach = "month"\ninto = "period"', "No columns repeat for each month."),
    ],
)
def test_why_a_profile_of_ones_own_does_not_claim(change: str, reason: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f'name = "own"\nextends = "measures"\n{change}\n', "utf-8")
    told = run("explain", PLAN, "--profile", own).stdout
    lines = [line for line in told.splitlines() if line.strip().startswith("- own:")]
    assert any(reason in line for line in lines), told


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_a_draft_is_a_profile_that_can_be_tried(path: Path, tmp_path: Path) -> None:
    found = accounts(path)
    if not any(any(one.headings) for one in found):
        with pytest.raises(UsageError, match="No table"):
            draft_profile(found, "x", "x.pdf")
        return
    draft = draft_profile(found, "mine", path.name)
    assert parse_profile(draft, "mine").name == "mine"
    (tmp_path / "mine.toml").write_text(draft, "utf-8")
    assert mattrakan.read(path, profiles=[tmp_path / "mine.toml"]).source.pages


def test_from_a_pdf_to_expected_rows(tmp_path: Path) -> None:
    own = tmp_path / "years.toml"
    assert run("init", BUDGETS, "-o", own).exit_code == 0
    draft = own.read_text("utf-8")
    assert 'field = "budget"' in draft and "งบประมาณ (บาท) พ.ศ. ๒๕๖๙" in draft
    assert run("init", BUDGETS, "-o", own).exit_code == 2  # it is there
    assert "expects no rows" in run("test", own, BUDGETS).stderr
    spread = '[spread]\neach = "fiscal_year"\ninto = "records"\nunder = ["งบประมาณ"]\n'
    own.write_text('name = "years"\nextends = "yearly_budgets"\n' + spread, "utf-8")
    report = mattrakan.read(BUDGETS, profiles=[own])
    rows = [(m.name, a.text, a.budget) for m in report.measures for a in m.actions]
    assert rows
    lines = [
        f'[[expect]]\naction = "{text}"\nbudget = {budget.value if budget else 0}\n'
        for _, text, budget in rows
    ]
    own.write_text(own.read_text("utf-8") + "".join(lines), "utf-8")
    done = run("test", own, BUDGETS)
    assert (done.exit_code, done.stdout) == (0, ""), done.stdout
    own.write_text(own.read_text("utf-8").replace("= 45000", "= 45001", 1), "utf-8")
    done = run("test", own, BUDGETS)
    assert done.exit_code == 1
    assert "'45001' is expected, '45000' was read." in done.stdout


def test_expected_rows_may_stand_in_a_csv_beside_the_profile(tmp_path: Path) -> None:
    own = tmp_path / "plan.toml"
    own.write_text('name = "plan"\nextends = "measures"\n', "utf-8")
    (tmp_path / "plan.csv").write_text(
        f"file,measure_no,period\n{PLAN},1,2021-11\n{PLAN},1,2023-01/2023-03\n", "utf-8"
    )
    done = run("test", own)
    assert done.exit_code == 1
    assert "2 rows are expected, 4 were read." in done.stdout
    (tmp_path / "plan.csv").write_text("colour\nred\n", "utf-8")
    assert run("test", own, PLAN).exit_code == 2
    (tmp_path / "plan.csv").write_bytes("file,measure_no,period\n,1,ต.ค.\n".encode("cp874"))
    done = run("test", own, PLAN)
    assert done.exit_code == 2 and "plan.csv is not UTF-8" in done.stderr
