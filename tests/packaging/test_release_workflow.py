"""The release workflow cannot be run here: what it names exists, and nothing in it can change under its name."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from buildkit import commands
from buildkit.layout import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    yaml = pytest.importorskip("yaml")
    read = yaml.safe_load(TEXT)
    assert isinstance(read, dict)
    return read


def _scripts() -> str:
    """All that the steps run, as lines without continuation."""
    return "\n".join(line.strip().removeprefix("run: ") for line in TEXT.splitlines())


def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is() -> None:
    used = re.findall(r"uses:\s*(\S.*)", TEXT)
    assert len(used) >= 4
    for line in used:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_same_action_has_the_same_commit_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for name, commit in re.findall(r"uses:\s*([\w./-]+)@(\S+)", TEXT):
        pins.setdefault(name, set()).add(commit)
    assert all(len(commits) == 1 for commits in pins.values()), pins


def test_build_commands_exist() -> None:
    called = re.findall(r"python packaging/build\.py (.+)", _scripts())
    assert called
    assert [name for line in called for name in line.split() if name not in commands.COMMANDS] == []


def test_files_that_are_named_exist() -> None:
    named = set(re.findall(r"(?<![\w/])((?:packaging|\.github|requirements)[\w./-]*\.(?:py|lock|toml))", _scripts()))
    named |= {"pyproject.toml"}
    assert len(named) >= 3
    assert sorted(name for name in named if not (ROOT / name).is_file()) == []


def test_python_in_the_steps_runs(capsys: pytest.CaptureFixture[str]) -> None:
    written = re.findall(r'python -c "([^"]+)"', TEXT)
    assert len(written) == 2
    for source in written:
        exec(compile(source, WORKFLOW.name, "exec"), {})
        assert capsys.readouterr().out.strip()


def test_machines_are_named_by_version(workflow: dict[str, Any]) -> None:
    machines = {job["runs-on"] for job in workflow["jobs"].values()} - {"${{ matrix.runner }}"}
    machines |= {entry["runner"] for entry in workflow["jobs"]["packages"]["strategy"]["matrix"]["include"]}
    assert {name.split("-")[0] for name in machines} == {"ubuntu", "windows", "macos"}
    assert not [name for name in machines if not re.search(r"-\d", name)]


def test_only_the_draft_may_write(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights == {
        "packages": {"contents": "read"},
        "sbom": {"contents": "read"},
        "draft": {"contents": "write"},
    }


def test_draft_waits_for_everything_and_only_tags_get_one(workflow: dict[str, Any]) -> None:
    draft = workflow["jobs"]["draft"]
    assert set(draft["needs"]) == set(workflow["jobs"]) - {"draft"}
    assert draft["if"] == "github.ref_type == 'tag'"
    publish = shlex.split(draft["steps"][-1]["run"])
    assert publish[:3] == ["gh", "release", "create"]
    assert "--draft" in publish


def test_tool_for_the_sbom_is_locked_with_hashes() -> None:
    lock = Path(ROOT / ".github" / "requirements-sbom.lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", lock.strip())
    assert any(package.startswith("cyclonedx-bom==") for package in packages)
    assert all("--hash=sha256:" in package for package in packages)
