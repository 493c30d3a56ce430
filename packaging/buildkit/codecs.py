"""Which decoders of imagecodecs the program uses: read out of its code, so that a new one is not forgotten.

imagecodecs has one extension module for each of some sixty formats, loaded when a function of it is first asked for.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

from buildkit.failure import BuildError

_TOUCH = """
import json, sys
import imagecodecs
missing = [name for name in sys.argv[1:] if not hasattr(imagecodecs, name)]
modules = [name for name in sys.modules if name.startswith("imagecodecs._") and getattr(
    sys.modules[name], "__file__", "").endswith((".so", ".pyd"))]
print(json.dumps({"missing": missing, "modules": sorted(modules)}))
"""
# Encoders that are named by a text: `_codec("jpeg8", ...)` in datasets/phantoms/encoded.py.
_BY_NAME = "_codec"


def used_names(package: Path) -> list[str]:
    """Functions and errors of imagecodecs that the Python files below `package` name."""
    names: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "imagecodecs":
                names.add(node.attr)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == _BY_NAME:
                names |= {f"{text}_encode" for text in _texts(node.args[:1])}
    return sorted(name for name in names if not name.startswith("__"))


def _texts(nodes: list[ast.expr]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def modules_of(names: list[str]) -> list[str]:
    """Extension modules that imagecodecs loads when each of `names` is asked for, those that they need included."""
    answer = subprocess.run(
        [sys.executable, "-c", _TOUCH, *names], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if answer.returncode:
        raise BuildError("imagecodecs cannot be imported, so that its decoders are not known.", answer.stderr[-500:])
    said = json.loads(answer.stdout)
    if said["missing"]:
        raise BuildError(f"imagecodecs has no {', '.join(said['missing'])}, which the program uses.")
    return list(map(str, said["modules"]))


def used_modules(package: Path) -> list[str]:
    """The extension modules of imagecodecs that go in; raise where none are found."""
    names = used_names(package)
    modules = modules_of(names) if names else []
    if len(modules) < 2:
        raise BuildError(
            "No decoder of imagecodecs was found in the program's code.", "Mend buildkit/codecs.py: it looks for them."
        )
    return modules
