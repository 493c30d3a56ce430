import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from radiograph_studio import RESEARCH_USE, language
from radiograph_studio.errors import StorageError
from radiograph_studio.evaluation import figures, roc_points
from radiograph_studio.recipe import PRESETS, preset_recipe
from radiograph_studio.reporting import ReportRow, evaluation_report
from radiograph_studio.reporting.wording import area_with_interval, percent, settings_rows, share_with_interval

EPOCHS = [
    {"epoch": 0, "loss": 0.6, "accuracy": 0.8, "val_loss": 0.5, "val_accuracy": 0.9},
    {"epoch": 1, "loss": 0.4, "accuracy": 0.9, "val_loss": None, "val_accuracy": None},
]


class Page(HTMLParser):
    """What a browser would make of the report: its text, its tags, whether tags are closed in order."""

    VOID = frozenset({"meta", "br", "path", "use", "line", "rect"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def write(path: Path, classes: tuple[str, ...] = ("abd", "chst"), n: int = 10, **changes: Any) -> str:
    labels = np.arange(n) % len(classes)
    scores = np.eye(len(classes))[labels]
    rows = [ReportRow(f"/data/secret/val/im{i}.png", classes[k], classes[k], 0.98) for i, k in enumerate(labels)]
    arguments: dict[str, Any] = {
        "title": "Evaluation",
        "model_name": "/data/secret/models/first",
        "created": "2026-01-02 03:04",
        "classes": classes,
        "figures": figures(labels, scores, classes),
        "roc": {name: roc_points(labels, scores, index)[:2] for index, name in enumerate(classes)},
        "rows": rows,
        "counts": {"train": dict.fromkeys(classes, 30)},
        "recipe": {"preset": "balanced", "augmentation": {"rotation": 7.0}},
        "curves": EPOCHS,
        "warnings": ("Few images.",),
    }
    evaluation_report(path, **(arguments | changes))
    return path.read_text(encoding="utf-8")


def test_report_says_figures_with_intervals_counts_settings_and_research_use(tmp_path: Path) -> None:
    html = write(tmp_path / "report.html")
    assert "100 % (95 % CI 69–100 %), 10 of 10" in html
    text = Page(html).text
    for words in (RESEARCH_USE, "Few images.", "1.00 (95 % CI 0.64–1.00)", "Augmentation: rotation", "AUC 1.00: chst"):
        assert words in text, words


@pytest.mark.parametrize("n", [10, 0])
def test_every_word_of_the_report_but_the_data_can_be_said_in_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n: int
) -> None:
    monkeypatch.setattr(language._State, "translate", lambda text, comment, number: f"‹{text}›")
    html = write(tmp_path / "report.html", classes=("a1", "b1"), n=n, title="1", warnings=(), model_name="m1")
    assert '<html lang="‹en›">' in html
    assert all("‹" in label for label in re.findall('aria-label="([^"]*)"', html))
    text = Page(re.sub("<style.*?</style>", "", html, flags=re.DOTALL)).text
    while (rest := re.sub("‹[^‹›]*›", "", text)) != text:
        text = rest
    text = re.sub(r"\b([abm]1|im\d\.png|AUC|Radiograph Studio [\d.]+)", "", text)
    assert re.findall("[A-Za-z]+", text) == []


def test_report_is_one_well_formed_file_without_addresses_or_scripts(tmp_path: Path) -> None:
    html = write(tmp_path / "report.html")
    page = Page(html)
    assert page.open == []
    assert not page.tags & {"script", "link", "iframe", "object"}
    assert "http" not in html
    assert set(re.findall(r'(?:src|href)="([^"#][^"]*)"', html)) == set()
    assert set(re.findall(r"url\(([^#)]*)", html)) <= {""}


def test_report_names_files_without_the_way_to_them(tmp_path: Path) -> None:
    html = write(tmp_path / "report.html")
    assert "im0.png" in html
    assert "/data/secret" not in html
    windows = write(tmp_path / "report.html", rows=[("D:\\secret\\im0.png", "abd", "abd", 0.9)])
    assert "secret" not in windows


def test_names_cannot_become_markup_or_formulas_for_the_plot(tmp_path: Path) -> None:
    html = write(tmp_path / "report.html", classes=("<b>a</b>", "$x_$", "肺"), title="<script>x</script>")
    assert "<b>a" not in html
    assert "<script>" not in html
    assert Page(html).text.count("$x_$") > 1


def test_report_without_anything_to_judge_says_so(tmp_path: Path) -> None:
    html = write(tmp_path / "report.html", n=0, curves=None, roc={}, counts={}, recipe={}, warnings=())
    assert Page(html).text.count("not available") >= 3
    assert "<svg" not in html


def test_wrong_images_come_first_the_surest_mistake_at_the_top(tmp_path: Path) -> None:
    rows = [
        ("right.png", "abd", "abd", 0.99),
        ("unsure.png", "abd", "chst", 0.6),
        ("sure.png", "abd", "chst", 0.97),
    ]
    text = Page(write(tmp_path / "report.html", rows=rows)).text
    assert text.index("sure.png") < text.index("unsure.png") < text.index("right.png")
    assert "2 of 3 wrong" in text


def test_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        write(tmp_path / "file" / "report.html")
    with pytest.raises(TypeError):
        write(tmp_path / "report.html", rows=[("a.png", "abd")])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("share", "text"),
    [(1.0, "100"), (0.999, "99.9"), (0.9999, "> 99.9"), (0.825, "83"), (0.0, "0"), (0.001, "0.1"), (0.0001, "< 0.1")],
)
def test_nearly_all_is_never_written_as_all(share: float, text: str) -> None:
    assert percent(share) == text


def test_absent_figures_are_said_to_be_absent() -> None:
    assert share_with_interval(None, None, (0, 0)) == "not available"
    assert area_with_interval(None, None) == "not available"
    assert area_with_interval(0.9, None) == "0.90"


def test_every_setting_of_a_recipe_can_be_said_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    recipes = [preset_recipe(preset).model_dump() | {"weights": "scratch"} for preset in PRESETS]
    monkeypatch.setattr(language._State, "translate", lambda text, comment, number: f"‹{text}›")
    rows = [row for recipe in recipes for row in settings_rows(recipe)]
    assert [name for name, _ in rows if not name.startswith("‹")] == []
    said = {value for name, value in rows if name != "‹Backbone›"}
    assert [value for value in said if re.search("[a-z]", value) and not value.startswith("‹")] == []


def test_settings_of_odd_kinds_are_shown_as_they_are() -> None:
    odd = {"preset": ["a"], "backbone": None, "weights": ["b"], "augmentation": {"zoom": None}, "epochs": "many"}
    assert dict(settings_rows(odd))["Weights"] == "b"
    assert settings_rows({}) == []
