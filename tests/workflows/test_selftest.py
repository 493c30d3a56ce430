"""The self-test holds on a sound program, and fails where a part of it is missing."""

import json
import socket
import sys
from pathlib import Path

import numpy as np
import pytest

from radiograph_studio import paths
from radiograph_studio.datasets.phantoms.encoded import ENCODINGS
from radiograph_studio.errors import WeightsError
from radiograph_studio.workflows import selftest
from radiograph_studio.workflows.offline import NetworkRefusedError, offline


@pytest.mark.slow
def test_every_step_holds_and_nothing_of_the_users_is_touched(tmp_path: Path) -> None:
    home = Path(paths.data_dir()).parent
    checks = list(selftest.self_test(tmp_path))
    assert [f"{check.name}: {check.detail}" for check in checks if not check.ok] == []
    names = [check.name for check in checks]
    assert names.count("Train") == names.count("Score") == 1
    assert len(names) == len(set(names))
    assert not list(home.iterdir())


def test_step_that_fails_is_a_line_and_not_the_end() -> None:
    def broken() -> str:
        raise WeightsError("No weights.", "Install again.")

    def crashed() -> str:
        raise ZeroDivisionError("by zero")

    assert selftest.performed("a", broken).detail == "No weights. Install again."
    assert selftest.performed("a", crashed).detail == "ZeroDivisionError: by zero"
    assert not selftest.performed("a", crashed).ok
    assert selftest.performed("a", lambda: "fine").ok


def test_values_that_come_back_changed_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = selftest._Course(tmp_path)
    encoding = ENCODINGS[1]
    assert "every value" in course._decode(encoding)
    honest = selftest.imaging.read

    class Off:
        def __init__(self, path: Path) -> None:
            self.pixels = honest(path).pixels + np.uint16(1)

    monkeypatch.setattr(selftest.imaging, "read", Off)
    with pytest.raises(selftest.SelfTestError, match="off by 1 "):
        course._decode(encoding)


@pytest.mark.parametrize("missing", ["style.qss", "icons", "help"])
def test_missing_files_of_the_program_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    real = paths.resources_dir()
    for path in real.iterdir():
        if path.name != missing:
            (tmp_path / path.name).symlink_to(path)
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    with pytest.raises(selftest.SelfTestError, match=missing):
        selftest.resources()


def test_licence_that_is_listed_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    folder = tmp_path / "licences"
    folder.mkdir()
    entry = {"name": "numpy", "version": "2", "licence": "BSD-3-Clause", "file": "numpy.txt"}
    (folder / "licences.json").write_text(json.dumps([entry]), encoding="utf-8")
    with pytest.raises(selftest.SelfTestError, match="numpy"):
        selftest.licences()
    (folder / "numpy.txt").write_text("You may.", encoding="utf-8")
    assert selftest.licences() == "1 parts"


def test_licences_must_be_there_in_an_installed_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not selftest.performed("Licences", selftest.licences).ok


@pytest.mark.enable_socket
def test_network_is_refused_and_remembered_for_a_while_only() -> None:
    before = dict(vars(socket.socket)), socket.getaddrinfo
    with offline() as tried, socket.socket() as tcp:
        with pytest.raises(NetworkRefusedError):
            tcp.connect(("127.0.0.1", 9))
        with pytest.raises(NetworkRefusedError):
            socket.getaddrinfo("example.org", 443)
    assert len(tried) == 2
    assert (dict(vars(socket.socket)), socket.getaddrinfo) == before


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="There are no such sockets on this system.")
def test_helpers_on_this_machine_are_still_reached(tmp_path: Path) -> None:
    with offline() as tried, socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
    assert not tried
