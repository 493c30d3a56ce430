"""What takes how much room in the frozen program."""

import json
from collections import Counter
from pathlib import Path

from buildkit.layout import CONTENTS, WORK

_TOGETHER = {
    "tensorflow": "TensorFlow",
    "keras": "Keras",
    "PySide6": "Qt (PySide6)",
    "shiboken6": "Qt (PySide6)",
    "pyside6_essentials": "Qt (PySide6)",
    "resources": "Resources, weights and licences",
    "sklearn": "scikit-learn",
    "scikit_learn": "scikit-learn",
    "PIL": "Pillow",
    "pillow": "Pillow",
    "base_library.zip": "Python",
    "lib-dynload": "Python",
    "python3": "Python",
}
_FEW_MB = 1.0


def component(relative: Path) -> str:
    """The part of the program that a file belongs to, by its path in the stage."""
    parts = relative.parts
    if parts[0] != CONTENTS:
        return "Program (own file with all Python modules)"
    if len(parts) == 2:
        name = parts[1]
        if name.startswith("libQt6"):
            return "Qt (PySide6)"
        if name.startswith("libpython"):
            return "Python"
        return _TOGETHER.get(name, "Libraries of the system")
    name = parts[1].removesuffix(".libs").removesuffix(".dylibs").partition("-")[0]
    name = "Python" if name.startswith("python3") else name
    return _TOGETHER.get(name, name)


def by_component(stage: Path) -> Counter[str]:
    """Bytes of each part of the program."""
    found: Counter[str] = Counter()
    for path in stage.rglob("*"):
        if path.is_file() and not path.is_symlink():
            found[component(path.relative_to(stage))] += path.stat().st_size
    return found


def table(stage: Path) -> str:
    """The sizes as lines: by component, the largest files, what each cut saved."""
    found = by_component(stage)
    total = sum(found.values())
    lines = [f"{'component':<48}{'MB':>8}{'share':>8}"]
    small = 0
    for name, size in found.most_common():
        if size < _FEW_MB * 1e6:
            small += size
            continue
        lines.append(f"{name:<48}{size / 1e6:>8.1f}{100 * size / total:>7.1f}%")
    lines += [f"{'smaller ones':<48}{small / 1e6:>8.1f}", f"{'together':<48}{total / 1e6:>8.1f}"]
    return "\n".join([*lines, "", *_largest(stage), "", *_saved()])


def _largest(stage: Path, count: int = 12) -> list[str]:
    files = [path for path in stage.rglob("*") if path.is_file() and not path.is_symlink()]
    files.sort(key=lambda path: path.stat().st_size, reverse=True)
    rows = [f"{path.relative_to(stage).as_posix():<72}{path.stat().st_size / 1e6:>8.1f}" for path in files[:count]]
    return [f"{'largest files':<72}{'MB':>8}", *rows]


def _saved() -> list[str]:
    """What was left out, from what the build wrote down."""
    lines = [f"{'left out':<64}{'files':>7}{'modules':>9}{'MB':>8}"]
    cuts = WORK / "cuts.json"
    if cuts.is_file():
        for saving in json.loads(cuts.read_text(encoding="utf-8")):
            mark = "" if saving["files"] or saving["modules"] else "  (saved nothing: take it out)"
            size = saving["size"] / 1e6
            lines.append(f"{saving['name'][:63]:<64}{saving['files']:>7}{saving['modules']:>9}{size:>8.1f}{mark}")
    stripped = WORK / "stripped.json"
    if stripped.is_file():
        sizes = json.loads(stripped.read_text(encoding="utf-8"))
        saved = sum(before - after for before, after in sizes.values())
        lines.append(f"{'symbols for debuggers':<64}{len(sizes):>7}{'':>9}{saved / 1e6:>8.1f}")
    return lines
