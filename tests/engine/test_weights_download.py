"""Downloads, against a server on this computer: whole, cut off and resumed, wrong, refused, without room."""

import errno
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from radiograph_studio.engine import weights_download, weights_store
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.errors import StorageError, WeightsError
from radiograph_studio.recipe import Cancelled, Control
from tests.helpers import h5_files
from tests.helpers.file_server import Served, serving

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]
ID = "mobilenet-v2"


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The bytes of the file that the catalogue knows as the published one."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    file = h5_files.write(tmp_path / "published.h5", h5_files.TINY)
    h5_files.tiny_catalogue(monkeypatch, file)
    return file.read_bytes()


@pytest.fixture
def server(published: bytes) -> Iterator[Served]:
    with serving(published) as served:
        yield served


def _download(server: Served, control: Control | None = None, seen: list[tuple[int, int]] | None = None) -> Any:
    def on_progress(done: int, total: int) -> None:
        if seen is not None:
            seen.append((done, total))

    return weights_download.download(backbone(ID), control or Control(), on_progress, server.url)


def _part() -> Path:
    return weights_store.part_path(backbone(ID))


def _left() -> list[str]:
    return sorted(path.name for path in weights_store.folder().iterdir())


def test_a_download_arrives_whole_is_verified_and_reports_its_progress(server: Served) -> None:
    seen: list[tuple[int, int]] = []
    stored = _download(server, seen=seen)
    size = len(server.content)
    assert stored.path.read_bytes() == server.content
    assert stored.verified
    assert (seen[0], seen[-1]) == ((0, size), (size, size))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert weights_store.status(backbone(ID)).state == "downloaded"
    assert _left() == [f"{ID}.h5", f"{ID}.json"]


def test_a_cancelled_download_goes_on_from_where_it_was(server: Served) -> None:
    control, seen = Control(), list[tuple[int, int]]()

    def cancel_at_once(done: int, _: int) -> None:
        if done:
            control.cancel()

    with pytest.raises(Cancelled):
        weights_download.download(backbone(ID), control, cancel_at_once, server.url)
    have = _part().stat().st_size
    assert 0 < have < len(server.content)
    assert weights_store.status(backbone(ID)).partial == have

    stored = _download(server, seen=seen)

    assert server.asked == [None, f"bytes={have}-"]
    assert seen[0][0] == have
    assert stored.path.read_bytes() == server.content


def test_a_connection_that_breaks_keeps_what_arrived(server: Served) -> None:
    server.cut_after = 70_000
    with pytest.raises(WeightsError, match=r"broke after 0\.1 of 0\.1 MB\. Download again: it goes on from there"):
        _download(server)
    assert _part().stat().st_size == 70_000
    server.cut_after = None
    assert _download(server).path.read_bytes() == server.content
    assert server.asked[-1] == "bytes=70000-"


@pytest.mark.parametrize("change", [{"ranges": False}, {"tag": '"v2"'}], ids=["no ranges", "another version"])
def test_a_download_begins_anew_where_the_server_cannot_go_on(change: dict[str, Any], server: Served) -> None:
    server.cut_after = 70_000
    with pytest.raises(WeightsError):
        _download(server)
    server.cut_after = None
    for name, value in change.items():
        setattr(server, name, value)
    assert _download(server).path.read_bytes() == server.content


@pytest.mark.parametrize("tag", ["", 'W/"weak"'])
def test_a_file_without_a_firm_name_is_never_pieced_together(tag: str, server: Served) -> None:
    server.tag, server.cut_after = tag, 70_000
    with pytest.raises(WeightsError, match="begins anew"):
        _download(server)
    server.cut_after = None
    assert _download(server).path.read_bytes() == server.content
    assert server.asked == [None, None]


def test_a_download_that_only_lacked_its_check_is_checked(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(weights_store, "md5", lambda path, control: (_ for _ in ()).throw(Cancelled))
        with pytest.raises(Cancelled):
            _download(server)
    assert _download(server).verified


def test_another_content_than_the_published_one_is_thrown_away(server: Served) -> None:
    server.content = server.content[:-1] + b"\x00\x01"
    with pytest.raises(WeightsError, match="its checksum differs"):
        _download(server)
    assert _left() == []


def test_a_login_page_in_place_of_the_file_is_said(server: Served) -> None:
    server.content = b"<!DOCTYPE html><html>Please log in</html>"
    with pytest.raises(WeightsError, match="A web page arrived"):
        _download(server)
    assert _left() == []


def test_without_a_published_checksum_shapes_are_checked_and_that_is_said(
    server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    h5_files.tiny_catalogue(monkeypatch)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**12, 0, 10**12))
    stored = _download(server)
    assert not stored.verified
    assert "names no checksum" in stored.warning
    weights_store.remove(ID)
    server.content = server.content[:5000]
    with pytest.raises(WeightsError, match="damaged"):
        _download(server)
    assert _left() == []


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(404, "does not have the file any more"), (403, "HTTP status 403"), (500, "HTTP status 500")],
)
def test_a_refusal_is_said(status: int, sentence: str, server: Served) -> None:
    server.status = status
    with pytest.raises(WeightsError, match=sentence):
        _download(server)


def test_a_server_that_is_not_there_is_said(server: Served) -> None:
    server.url = "http://127.0.0.1:9/weights.h5"
    with pytest.raises(WeightsError, match=r"127\.0\.0\.1 cannot be reached.*another computer and import"):
        _download(server)


def test_a_size_that_nobody_knows_is_no_download(server: Served) -> None:
    server.with_length = False
    with pytest.raises(WeightsError, match="cannot be reached"):
        _download(server)


@pytest.mark.parametrize("target", ["http://example.org/weights.h5", "ftp://127.0.0.1/x", "file:///etc/hostname"])
def test_a_server_that_sends_us_elsewhere_unprotected_is_not_followed(target: str, server: Served) -> None:
    server.redirect = target
    with pytest.raises(WeightsError, match=r"not protected|302"):
        _download(server)


def test_only_https_is_asked(monkeypatch: pytest.MonkeyPatch, published: bytes) -> None:
    monkeypatch.setattr(urllib.request, "build_opener", lambda *_: pytest.fail("a connection was opened"))
    with pytest.raises(WeightsError, match="not protected"):
        _download(Served(b"", url="http://example.org/weights.h5"))


def test_a_disk_that_is_full_is_said_before_the_download(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(StorageError, match="no room for the download"):
        _download(server)
    assert server.asked == []


def test_a_disk_that_fills_up_meanwhile_keeps_what_arrived(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, path: Path) -> None:
            self.stream = path.open("ab", buffering=0)

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self.stream.close()

        def write(self, block: bytes) -> None:
            if self.stream.tell() > 60_000:
                raise OSError(errno.ENOSPC, "No space left on device")
            self.stream.write(block)

    with monkeypatch.context() as patch:
        patch.setattr(weights_download, "_writing", Full)
        with pytest.raises(StorageError, match="The disk is full"):
            _download(server)
    assert _part().stat().st_size > 60_000
    assert _download(server).verified


def test_two_windows_do_not_download_the_same_file_at_once(server: Served) -> None:
    def another(done: int, _: int) -> None:
        if not done:
            with pytest.raises(WeightsError, match="another window"):
                _download(server)

    weights_download.download(backbone(ID), Control(), another, server.url)


def test_a_network_whose_weights_come_with_the_program_is_not_downloaded(server: Served) -> None:
    with pytest.raises(WeightsError, match="come with the program"):
        weights_download.download(backbone("efficientnet-lite0"), Control(), lambda *_: None, server.url)
    assert server.asked == []
