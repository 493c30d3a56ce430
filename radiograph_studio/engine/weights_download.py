"""Downloads published weights when the user asks for it by name; the only code in the program that goes to a network.

Only over https (http to this computer itself, for tests). What has arrived lies in ``ID.h5.part``, so that a download
that was cut off goes on from there (RFC 9110, sections 13.1.5 and 14: Range and If-Range). What arrived is checked
against the publisher's checksum and for its shapes before it becomes the weights file. Loads no TensorFlow.
"""

import http.client
import json
import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from radiograph_studio import __version__, paths
from radiograph_studio.engine import h5_weights, weights_store
from radiograph_studio.engine.catalogue import Backbone
from radiograph_studio.engine.weights_store import Note, Stored
from radiograph_studio.errors import StorageError, WeightsError
from radiograph_studio.language import tr
from radiograph_studio.recipe import Control

_TIMEOUT = 20.0
_BLOCK = 1 << 16
# A server that sends without end: no weights file that we know is half as large.
_LARGEST = 1 << 30
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}

OnProgress = Callable[[int, int], object]


def download(entry: Backbone, control: Control, on_progress: OnProgress, url: str | None = None) -> Stored:
    """Download the weights of ``entry`` and check them; go on where an earlier download was cut off.

    ``on_progress`` is told the bytes that are here and the bytes in all. ``url`` replaces the publisher's address in
    tests. Raises `WeightsError` where the server cannot be reached or what arrived is not what was published,
    `StorageError` where it cannot be kept, `Cancelled` where the user cancels: what has arrived stays for next time.
    """
    from filelock import FileLock, Timeout

    published = weights_store.require_published(entry.id).published
    assert published is not None
    part = weights_store.part_path(entry)
    paths.writable(part.parent)
    lock = FileLock(paths.writable(paths.cache_dir()) / f"{entry.id}.download.lock", timeout=0)
    try:
        with lock:
            _fetch(url or published.url, _Part(part), published.size, control, on_progress)
            return _accept(entry, part, published.name, control)
    except Timeout as error:
        raise WeightsError(
            tr("The weights of {title} are being downloaded by another window of this program.", title=entry.title),
            tr("Wait for it, or cancel it there."),
        ) from error


@dataclass(frozen=True, slots=True)
class _Part:
    """What has arrived of a file so far, and beside it what the server called this version of the file."""

    path: Path

    @property
    def _tag_path(self) -> Path:
        return self.path.with_suffix(".json")

    def size(self) -> int:
        return self.path.stat().st_size if self.path.is_file() else 0

    def tag(self) -> str:
        try:
            content = json.loads(self._tag_path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        return str(content.get("tag", "")) if isinstance(content, dict) else ""

    def begin(self, tag: str) -> None:
        self.clear()
        paths.write_text(self._tag_path, json.dumps({"tag": tag}))

    def clear(self) -> None:
        self.path.unlink(missing_ok=True)
        self._tag_path.unlink(missing_ok=True)


def _fetch(url: str, part: _Part, expected: int, control: Control, on_progress: OnProgress) -> None:
    """Bring the rest of the file into ``part``."""
    control.checkpoint()
    _require_room(part, expected)
    host = urllib.parse.urlsplit(url).hostname or url
    try:
        with _open(url, part) as response:
            total = _place(response, part)
            _copy(response, part, total, control, on_progress)
    except urllib.error.HTTPError as error:
        with error:  # it holds the connection
            if error.code == 416 and _is_whole(error.headers.get("Content-Range", ""), part):
                return
            if error.code == 416:  # what is here does not belong to what the server has now
                part.clear()
            raise _refused(host, error.code) from error
    except (OSError, http.client.HTTPException) as error:
        raise _broken(host, part, expected) from error
    if part.size() != total:
        raise _broken(host, part, total)


def _open(url: str, part: _Part) -> Any:
    headers = {"User-Agent": f"Radiograph-Studio/{__version__}", "Accept-Encoding": "identity"}
    have, tag = part.size(), part.tag()
    if have and tag:
        headers |= {"Range": f"bytes={have}-", "If-Range": tag}
    _require_safe(url)
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - the scheme was looked at
    return urllib.request.build_opener(_SafeRedirects).open(request, timeout=_TIMEOUT)


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows a server to another address only where that is as safe."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Look at the new address before going there."""
        _require_safe(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _require_safe(url: str) -> None:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise WeightsError(
            tr("The server sends the weights over a connection that is not protected, so they were not downloaded."),
            tr("Get the file from its source and import it."),
        )


def _place(response: Any, part: _Part) -> int:
    """Make ready to write what the server sends; return the size of the whole file in bytes."""
    length = response.headers.get("Content-Length", "")
    if response.status == 206:
        start, total = _content_range(response.headers.get("Content-Range", ""))
        if start != part.size():
            part.clear()
            raise http.client.HTTPException("another part than the one asked for")
    else:
        # The server knows no ranges, or has another version of the file: it sends all of it.
        tag = response.headers.get("ETag") or ""
        # A weak tag does not promise the same bytes.
        part.begin("" if tag.startswith("W/") else tag)
        total = int(length) if length.isdecimal() else 0
    if not 0 < total <= _LARGEST:
        raise http.client.HTTPException("no size that a weights file has")
    return total


def _is_whole(content_range: str, part: _Part) -> bool:
    """Return whether the server said ``bytes */N`` and N bytes are here: only the check was left to do."""
    return content_range == f"bytes */{part.size()}"


def _content_range(text: str) -> tuple[int, int]:
    """Return the first byte and the size of the whole file from ``bytes 100-199/200``."""
    span, _, total = text.removeprefix("bytes ").partition("/")
    start = span.partition("-")[0]
    if not (start.isdecimal() and total.isdecimal()):
        raise http.client.HTTPException("no range that can be read")
    return int(start), int(total)


def _copy(response: Any, part: _Part, total: int, control: Control, on_progress: OnProgress) -> None:
    done = part.size()
    on_progress(done, total)
    with _writing(part.path) as stream:
        while done < total:
            control.checkpoint()
            block = response.read(min(_BLOCK, total - done))
            if not block:
                return
            _write(stream, block, part.path)
            done += len(block)
            on_progress(done, total)


def _writing(path: Path) -> IO[bytes]:
    try:
        return path.open("ab", buffering=0)
    except OSError as error:
        raise paths.storage_error(path, error) from error


def _write(stream: IO[bytes], block: bytes, path: Path) -> None:
    try:
        stream.write(block)
    except OSError as error:
        raise paths.storage_error(path, error) from error


def _require_room(part: _Part, expected: int) -> None:
    missing = expected - part.size()
    with suppress(OSError):  # some network drives do not say
        if shutil.disk_usage(part.path.parent).free < missing:
            raise StorageError(
                tr("There is no room for the download: {size:.0f} MB are needed.", size=missing / 1e6),
                tr("Free some space and try again."),
            )


def _accept(entry: Backbone, part: Path, name: str, control: Control) -> Stored:
    """Check what arrived, and make it the weights file; what is not right is thrown away."""
    assert entry.published is not None
    digest = weights_store.md5(part, control)
    verified = weights_store.is_published(entry, digest)
    try:
        if entry.published.md5 is not None and not verified:
            _require_no_page(part)
            raise WeightsError(
                tr(
                    "What arrived for {title} is not the file that was published: its checksum differs.",
                    title=entry.title,
                ),
                tr("Try again; where it happens again, get the file from its source and import it."),
            )
        weights_store.require_fit(name, h5_weights.read_table(part), entry)
        h5_weights.read_weights(part, entry.signature)
    except WeightsError:
        _Part(part).clear()
        raise
    note = Note(source="downloaded", original=name, verified=verified)
    stored = weights_store.keep(entry, part, note, control, move=True)
    _Part(part).clear()
    return stored


def _require_no_page(part: Path) -> None:
    """Say more of what arrived, where it is a login or an error page."""
    with part.open("rb") as stream:
        if not stream.read(512).lstrip().lower().startswith((b"<!doctype", b"<html")):
            return
    raise WeightsError(
        tr("A web page arrived in place of the weights: the network may want a login first, or block downloads."),
        tr("Open the source in a browser, or get the file on another computer and import it."),
    )


def _refused(host: str, code: int) -> WeightsError:
    if code == 416:
        return WeightsError(
            tr("The file has changed since the download was begun."), tr("Download it again from the start.")
        )
    message = (
        tr("The server {host} does not have the file any more.", host=host)
        if code in (404, 410)
        else tr("The server {host} refused the download (HTTP status {code}).", host=host, code=code)
    )
    return WeightsError(message, tr("Try again later, or get the file elsewhere and import it."))


def _broken(host: str, part: _Part, total: int) -> WeightsError:
    have = part.size()
    if not have:
        return WeightsError(
            tr("The server {host} cannot be reached.", host=host),
            tr("Check the network, or get the file on another computer and import it."),
        )
    again = tr("Download again: it goes on from there.") if part.tag() else tr("Download again; it begins anew.")
    message = tr(
        "The connection to {host} broke after {have:.1f} of {total:.1f} MB.",
        host=host,
        have=have / 1e6,
        total=total / 1e6,
    )
    return WeightsError(message, again)
