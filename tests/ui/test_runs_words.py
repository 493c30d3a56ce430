"""What the runs page says, and why an action cannot be had."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from radiograph_studio.recipe import preset_recipe
from radiograph_studio.reporting.wording import settings_rows
from radiograph_studio.runs import RunSummary, list_runs
from radiograph_studio.ui import wording
from radiograph_studio.ui.runs import words
from radiograph_studio.workflows.history import CutOff
from tests.helpers.history import write_history


@pytest.fixture
def runs(tmp_path: Path) -> dict[str, RunSummary]:
    write_history(tmp_path)
    return {run.name: run for run in list_runs(tmp_path)}


def test_figures_carry_their_intervals(runs: dict[str, RunSummary]) -> None:
    assert words.figure_lines(runs["Balanced, defaults"]) == [
        ("Validation accuracy", "96 %  (85–100 %)"),
        ("Validation AUC", "0.98  (0.85–1.00)"),
        ("Duration", "3 min 04 s"),
    ]
    assert words.figure_lines(runs["Wrists, a try"]) == []


@pytest.mark.parametrize(
    ("name", "action", "said"),
    [
        ("First look", "score", ""),
        ("First look", "report", ""),
        ("First look", "continue", ""),
        ("First look", "resume", "Only a run that was cut off can be resumed."),
        ("First look", "compare", "Choose two or more runs, with Ctrl or Shift and a click."),
        ("First look", "trash", ""),
        ("Wrists, a try", "score", "This run kept no model."),
        ("Wrists, a try", "report", "This run has no report."),
        ("Wrists, a try", "continue", "This run kept no model to continue from."),
        ("Wrists, a try", "again", ""),
        ("Thorough again", "resume", ""),
        ("Thorough again", "continue", "This run was cut off: resume it first."),
    ],
)
def test_an_action_says_why_it_cannot_be_had(
    runs: dict[str, RunSummary], name: str, action: words.Action, said: str
) -> None:
    assert words.reason(action, [runs[name]]) == said


def test_several_runs_can_be_compared_and_thrown_away_only(runs: dict[str, RunSummary]) -> None:
    two = [runs["First look"], runs["Thorough again"]]
    assert [words.reason(action, two) for action in ("compare", "trash", "score", "rename")] == [
        "",
        "",
        "Choose one run only.",
        "Choose one run only.",
    ]
    assert words.reason("compare", two * 5) == "Choose 8 runs at most."


def test_a_run_that_goes_on_is_neither_deleted_nor_continued(runs: dict[str, RunSummary]) -> None:
    going = runs["First look"].model_copy(update={"status": "running"})
    assert words.reason("trash", [going]) == "This run goes on: stop it first."
    assert words.reason("trash", [going, runs["First look"]]) == ""
    assert words.reason("continue", [going]) == "This run goes on: wait for its end."


def test_beside_a_training_no_other_can_be_begun(runs: dict[str, RunSummary]) -> None:
    done, cut = [runs["First look"]], [runs["Thorough again"]]
    assert {words.reason(action, done, busy=True) for action in ("again", "continue")} == {wording.TRAINING_RUNS}
    assert words.reason("resume", cut, busy=True) == wording.TRAINING_RUNS
    assert words.reason("continue", cut, busy=True) == "This run was cut off: resume it first."
    assert words.reason("score", done, busy=True) == words.reason("export", done, busy=True) == ""


@pytest.mark.parametrize(
    ("created", "shown"),
    [
        ("2026-11-21T14:03:00+00:00", "21 Nov, "),
        ("2019-11-21T14:03:00+00:00", "21 Nov 2019, "),
        ("0001-01-01T00:00:00+00:00", "1"),
        ("yesterday", ""),
    ],
)
def test_a_day_is_said_whatever_the_clock_was(runs: dict[str, RunSummary], created: str, shown: str) -> None:
    run = runs["First look"].model_copy(update={"created": created})
    assert shown in words.day(run, datetime(2026, 12, 1, tzinfo=UTC))


@pytest.mark.parametrize(("number", "more"), [(1, ""), (2, " 1 more was cut off before."), (4, " 3 more were")])
def test_the_offer_names_the_run_its_day_and_its_place(runs: dict[str, RunSummary], number: int, more: str) -> None:
    run = runs["Thorough again"]
    text = words.cut_off(CutOff(run, "in epoch 5 of 8", tuple(map(str, range(number)))))
    assert text.startswith(f"The training “Thorough again” of {words.day(run)} was cut off in epoch 5 of 8.{more}")


def test_of_many_runs_the_first_are_named(runs: dict[str, RunSummary]) -> None:
    lines = words.names(list(runs.values())).splitlines()
    assert len(lines) == 6
    assert lines[-1] == "and 3 more"


def test_what_went_to_the_trash_is_not_called_deleted() -> None:
    assert words.deleted(1, for_good=False) == "1 run moved to the trash."
    assert words.deleted(2, for_good=True) == "2 runs deleted for good."


def test_a_run_says_where_its_settings_are_not_the_presets_own(runs: dict[str, RunSummary]) -> None:
    run = runs["Balanced, defaults"]
    own = run.model_copy(update={"recipe": preset_recipe("balanced").model_dump(mode="json")})
    assert words.preset(own) == "Balanced"
    changed = own.model_copy(update={"recipe": {**own.recipe, "epochs": 2}})
    assert words.preset(changed) == "Balanced (changed)"
    assert settings_rows(changed.recipe, changed.changed)[:4] == [
        ("Preset", "Balanced"),
        ("Changed", "Epochs"),
        ("Backbone", "EfficientNet-Lite0"),
        ("Weights", "ImageNet"),
    ]
