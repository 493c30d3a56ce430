"""Which of Qt's platforms is asked for, what is missing for it, and what is done about it."""

import json
import sys
from pathlib import Path

import pytest

from devkit import system
from devkit.failure import SetUpError

DEBIAN = {"ID": "debian"}
UBUNTU = {"ID": "ubuntu", "ID_LIKE": "debian"}
FEDORA = {"ID": "fedora"}


@pytest.mark.parametrize(
    ("platform", "environ", "headless", "expected"),
    [
        ("linux", {"DISPLAY": ":0"}, False, ("xcb",)),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False, ("wayland",)),
        ("linux", {"DISPLAY": ":0"}, True, ("offscreen",)),
        ("darwin", {}, False, ()),
        ("win32", {}, True, ()),
    ],
)
def test_the_platform_that_will_be_used_is_tried(
    platform: str, environ: dict[str, str], headless: bool, expected: tuple[str, ...]
) -> None:
    assert system.qt_platforms(platform, environ, headless) == expected


def test_tests_need_a_screen_that_is_none_and_a_virtual_one() -> None:
    assert system.qt_platforms("linux", {}, headless=True, tests=True) == ("offscreen", "xcb")


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":1"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_display_is_known_from_the_environment(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert system.has_display(platform, environ) is expected


def _probe_output(error: str, *missing: str) -> str:
    return json.dumps({"error": error, "missing": missing})


def test_only_what_the_platform_itself_needs_is_missing() -> None:
    said = _probe_output("libEGL.so.1: cannot open", "libEGL.so.1", "libxcb-cursor.so.0", "libwayland-client.so.0")
    assert system.read_fault(said, "", "offscreen")[1] == ["libEGL.so.1"]
    assert system.read_fault(said, "", "xcb")[1] == ["libEGL.so.1", "libxcb-cursor.so.0"]
    assert system.read_fault(said, "", "wayland")[1] == ["libEGL.so.1", "libwayland-client.so.0"]


def test_library_that_the_loader_names_is_missing_though_nobody_thought_of_it() -> None:
    said = _probe_output("libnew.so.7: cannot open shared object file: No such file or directory")
    assert system.read_fault(said, "", "xcb")[1] == ["libnew.so.7"]


def test_probe_that_died_is_quoted() -> None:
    assert system.read_fault("", "one\nAborted at last\n", "xcb") == ("Aborted at last", [])


def test_unknown_library_is_named_to_the_user() -> None:
    with pytest.raises(SetUpError, match=r"libnew\.so\.7"):
        system.need_libraries("words", ["libnew.so.7"], "xcb")


def test_without_root_the_one_command_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "may_install", lambda: False)
    monkeypatch.setattr(system, "_os_release", lambda: UBUNTU)
    with pytest.raises(SetUpError) as failed:
        system.need_libraries("words", ["libxcb-cursor.so.0", "libEGL.so.1"], "xcb")
    assert failed.value.hint == "Run: sudo apt-get install -y libegl1 libxcb-cursor0"


def test_elsewhere_than_on_debian_its_names_are_a_hint_only() -> None:
    assert "apt-get" not in system.install_hint(["libegl1"], debian=False)
    assert "libegl1" in system.install_hint(["libegl1"], debian=False)


def test_package_lists_are_fetched_where_the_first_try_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def apt_get(action: str, packages: list[str]) -> str:
        calls.append(action)
        return "E: Unable to locate package xvfb" if calls == ["install"] else ""

    monkeypatch.setattr(system, "may_install", lambda: True)
    monkeypatch.setattr(system, "_apt_get", apt_get)
    system.need_packages(["xvfb"], "Tests need it")
    assert calls == ["install", "update", "install"]


def test_apt_gets_own_reason_reaches_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "may_install", lambda: True)
    monkeypatch.setattr(system, "_apt_get", lambda action, packages: "E: the lists are gone")
    with pytest.raises(SetUpError, match="the lists are gone"):
        system.need_packages(["xvfb"], "Tests need it")


@pytest.mark.parametrize(("release", "expected"), [(DEBIAN, True), (UBUNTU, True), (FEDORA, False), ({}, False)])
def test_debian_and_its_kin_are_known(release: dict[str, str], expected: bool) -> None:
    assert system.is_debian(release) is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Only on Linux does Qt need system libraries.")
def test_qt_really_starts_here_without_a_screen() -> None:
    assert system.qt_fault(Path(sys.executable), "offscreen", {}) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Only on Linux does Qt need system libraries.")
def test_a_platform_plugin_that_does_not_load_is_found_out() -> None:
    fault = system.qt_fault(Path(sys.executable), "nonsense", {})
    assert fault is not None
    assert "libqnonsense.so" in fault[0]
