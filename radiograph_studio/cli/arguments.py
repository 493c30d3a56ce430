"""The grammar of the command line. Commands are imported with their grammar: the window need not wait for them."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from radiograph_studio import RESEARCH_USE, __version__
from radiograph_studio.cli import window
from radiograph_studio.cli.values import natural

PROGRAM = "radiograph-studio"


def parse(argv: list[str]) -> argparse.Namespace:
    """Return the options, with ``command`` the function to call; raise SystemExit on wrong use."""
    if (argv and argv[0] in _COMMANDS) or any(flag in argv for flag in ("-h", "--help", "--version")):
        return _parser().parse_args(argv)
    parser = _window_parser()
    options = parser.parse_args(argv)
    for path in options.files:
        if not path.exists():
            parser.error(f"“{path}” is neither a command nor a file; the commands are {', '.join(_COMMANDS)}")
    return options


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(PROGRAM, description="Open the window.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="radiographs or a model to open")
    parser.add_argument("--sample-project", action="store_true", help="open the phantom sample project")
    parser.add_argument("--new-window", action="store_true", help="open another window beside one that is open")
    parser.set_defaults(command=window.open_window)
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        PROGRAM,
        description="Train and use classifiers of radiographs. Without a command, the window opens.",
        epilog=RESEARCH_USE,
    )
    parser.add_argument("--version", action="version", version=f"Radiograph Studio {__version__}")
    parsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, add in _COMMANDS.items():
        add(name, parsers)
    return parser


def _folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--train", type=Path, required=True, metavar="DIR", help="one folder a class inside")
    parser.add_argument("--val", type=Path, metavar="DIR", help="split off the training folder when left out")
    parser.add_argument("--test", type=Path, metavar="DIR", help="held out, judged at the end")
    parser.add_argument("--seed", type=natural, default=None, metavar="N", help="makes a run repeatable (default 0)")
    _json(parser)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON lines")


if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name


def _samples(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import commands

    parser = parsers.add_parser(name, help="write the phantom dataset (simulated radiographs)")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--seed", type=natural, default=0, metavar="N")
    parser.set_defaults(command=commands.samples)


def _check(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import commands

    parser = parsers.add_parser(name, help="look for what would spoil a training or its figures")
    _folders(parser)
    parser.set_defaults(command=commands.check)


def _train(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import training

    parser = parsers.add_parser(name, help="train a classifier")
    training.add_options(parser)
    _json(parser)
    parser.set_defaults(command=training.train)


def _find_rate(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import rates, training

    parser = parsers.add_parser(name, help="try learning rates on your images and suggest one")
    _folders(parser)
    training.add_settings(parser)
    parser.set_defaults(command=rates.find_rate)


def _evaluate(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import commands

    parser = parsers.add_parser(name, help="the figures of a model on a labelled folder")
    parser.add_argument("model", type=Path, metavar="M.rsmodel")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--report", type=Path, metavar="OUT.html")
    _json(parser)
    parser.set_defaults(command=commands.evaluate)


def _score(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import commands

    parser = parsers.add_parser(name, help="score files or folders")
    parser.add_argument("model", type=Path, metavar="M.rsmodel")
    parser.add_argument("files", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--csv", type=Path, metavar="OUT")
    _json(parser)
    parser.set_defaults(command=commands.score)


def _render(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import commands

    parser = parsers.add_parser(name, help="write what the viewer shows by default, 8 bit, native size")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("out", type=Path, metavar="OUT.png")
    parser.add_argument("--frame", type=natural, default=0, metavar="N", help="0 is the first")
    parser.set_defaults(command=commands.render)


def _preview(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import preview, training

    parser = parsers.add_parser(name, help="write nine pictures: one of your images and what augmentation makes of it")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("out", type=Path, metavar="OUT.png")
    parser.add_argument("--seed", type=natural, default=None, metavar="N", help="other dice (default 0)")
    training.add_settings(parser)
    parser.set_defaults(command=preview.preview)


def _info(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import commands

    parser = parsers.add_parser(name, help="what is known about a file")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--with-patient", action="store_true", help="patient tags too")
    _json(parser)
    parser.set_defaults(command=commands.info)


def _runs(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import runs

    parser = parsers.add_parser(name, help="the run history")
    parser.add_argument("--runs-dir", type=Path, metavar="DIR")
    _json(parser)
    parser.set_defaults(command=runs.runs)
    runs.add_actions(parser)


def _weights(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import weights

    weights.add_commands(parsers.add_parser(name, help="ImageNet weights of the networks: list, import, download"))


def _doctor(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import selftest

    parser = parsers.add_parser(name, help="what is installed, what is missing")
    selftest.add_options(parser)
    _json(parser)
    parser.set_defaults(command=selftest.doctor)


def _demo(name: str, parsers: "Parsers") -> None:
    from radiograph_studio.cli import demo

    parser = parsers.add_parser(name, help="the whole job on the phantom samples, without a window")
    parser.set_defaults(command=demo.demo)


_COMMANDS: dict[str, Callable[[str, "Parsers"], None]] = {
    "samples": _samples,
    "check": _check,
    "train": _train,
    "find-rate": _find_rate,
    "evaluate": _evaluate,
    "score": _score,
    "render": _render,
    "preview": _preview,
    "info": _info,
    "runs": _runs,
    "weights": _weights,
    "doctor": _doctor,
    "demo": _demo,
}
