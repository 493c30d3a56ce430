"""The command ``weights``: list, import, download, remove."""

import argparse
import time
from pathlib import Path

from radiograph_studio.cli.output import Output, percent
from radiograph_studio.recipe import Control
from radiograph_studio.workflows import weights as workflow
from radiograph_studio.workflows.weights import BackboneRow, Taken

_SECONDS_BETWEEN = 1.0
_WIDTHS = (19, 6, 10, 8, 23, 12, 0)
_STATES = {
    "included": "comes with the program",
    "imported": "imported",
    "downloaded": "downloaded",
    "missing": "missing",
}


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add ``list | import FILE | download ID | remove ID``."""
    parsers = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = parsers.add_parser("list", help="every backbone, and whether its ImageNet weights are here")
    listing.add_argument("--measure", action="store_true", help="measure first how fast each is on this machine")
    listing.set_defaults(command=list_weights)
    taking = parsers.add_parser("import", help="take in a weights file of keras.applications (.h5)")
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--as", dest="backbone", metavar="ID", help="recognised from the file when left out")
    taking.set_defaults(command=import_weights)
    fetching = parsers.add_parser("download", help="download published weights; goes on where it was cut off")
    fetching.add_argument("backbone", metavar="ID")
    fetching.set_defaults(command=download)
    removing = parsers.add_parser("remove", help="delete imported or downloaded weights")
    removing.add_argument("backbone", metavar="ID")
    removing.set_defaults(command=remove)
    for each in (listing, taking, fetching, removing):
        each.add_argument("--json", action="store_true", help="print JSON lines")


def list_weights(options: argparse.Namespace, output: Output) -> int:
    """Print every backbone with its figures and how it stands with its weights."""
    if options.measure:
        output.say("Measuring how fast each network is on this machine…", error=True)
        workflow.measure_speeds(Control(), lambda name, speed: output.say(f"{name}: {speed:.1f} images/s", error=True))
    if not output.json:
        output.say(_HEAD)
    for row in workflow.list_weights():
        output.data(row.as_dict())
        if not output.json:
            output.say(_line(row))
    if not output.json:
        output.say(f"Imported and downloaded weights lie in {workflow.weights_folder()}.")
    return 0


def _line(row: BackboneRow) -> str:
    speed = f"{row.images_per_second:.0f} images/s" + ("" if row.measured else " (estimated)")
    size, parameters = f"{row.size} px", f"{row.parameters / 1e6:.1f} M"
    return _columns(row.id, size, parameters, percent(row.imagenet_top1), speed, row.licence, _state(row))


def _columns(*texts: str) -> str:
    return "  ".join(f"{text:<{width}}" for text, width in zip(texts, _WIDTHS, strict=True)).rstrip()


_HEAD = _columns("id", "input", "parameters", "ImageNet", "speed here", "licence", "weights")


def _state(row: BackboneRow) -> str:
    text = _STATES[row.state]
    if row.state in ("imported", "downloaded"):
        return text + (", verified" if row.verified else ", not verified")
    if row.partial:
        return f"{text}; {_megabytes(row.partial)} of a download are here"
    return text


def import_weights(options: argparse.Namespace, output: Output) -> int:
    """Take in a file."""
    return _say_taken(workflow.import_weights(options.file, options.backbone), "imported", output)


def download(options: argparse.Namespace, output: Output) -> int:
    """Download, with a line of progress every second; Ctrl+C keeps what has arrived."""
    last = 0.0

    def on_progress(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _SECONDS_BETWEEN or done == total:
            last = time.monotonic()
            output.data({"event": "progress", "id": options.backbone, "bytes": done, "total": total})
            if not output.json:
                output.say(f"{_megabytes(done)} of {_megabytes(total)}", error=True)

    return _say_taken(workflow.download_weights(options.backbone, Control(), on_progress), "downloaded", output)


def remove(options: argparse.Namespace, output: Output) -> int:
    """Delete weights."""
    workflow.remove_weights(options.backbone)
    output.data({"event": "removed", "id": options.backbone})
    output.say(f"The weights of {options.backbone} were removed.")
    return 0


def _say_taken(taken: Taken, done: str, output: Output) -> int:
    output.data({"event": done} | taken.as_dict())
    checked = ", and are the published ones" if taken.verified else ""
    output.say(f"The weights of {taken.title} were {done}{checked}: {taken.path}")
    if taken.warning:
        output.say(taken.warning, error=True)
    return 0


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
