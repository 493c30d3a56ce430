"""The words of the window in other languages: collected from the source, and made into what Qt reads.

Qt's own tools do both; what they cannot read, the templates of the reports, is handed to them as Python.

    python3 packaging/dev.py translations
"""

import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PACKAGE, FOLDER = "radiograph_studio", Path("resources", "languages")
LANGUAGES = ("de",)


def update(root: Path, tools: Path, folder: Path) -> list[str]:
    """Bring the files of words in ``folder`` up to date with the sources below ``root``; return what lacks words.

    ``tools`` is the folder of the environment's programs.
    """
    lacking = []
    for code in LANGUAGES:
        words = folder / f"{PACKAGE}_{code}.ts"
        _collect(root, tools, words, code)
        _run(tools, "lrelease", "-silent", str(words), "-qm", str(words.with_suffix(".qm")))
        lacking += [f"{code}: {text}" for text in unfinished(words)]
    return lacking


def main() -> int:
    """Update the files of words; the exit status says whether a text lacks its translation."""
    root = Path(__file__).resolve().parent.parent
    lacking = update(root, Path(sysconfig.get_path("scripts")), root / FOLDER)
    for text in lacking:
        print(f"not translated yet: {text}")
    print(f"{len(lacking)} texts to translate in {FOLDER.as_posix()}." if lacking else "Every text is translated.")
    return 1 if lacking else 0


def unfinished(words: Path) -> list[str]:
    """Return the English texts in a file of words that have no translation."""
    messages = ElementTree.parse(words).iter("message")  # noqa: S314 - our own file
    return [message.findtext("source", "") for message in messages if _is_unfinished(message)]


def _is_unfinished(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return True
    forms = translation.findall("numerusform") or [translation]
    return not all(form.text for form in forms)


def _collect(root: Path, tools: Path, words: Path, code: str) -> None:
    sources = sorted((root / PACKAGE).rglob("*.py"))
    with tempfile.TemporaryDirectory() as scratch:
        templates = Path(scratch) / "templates.py"
        templates.write_text(_template_texts(root / PACKAGE), encoding="utf-8")
        listed = Path(scratch) / "sources.lst"
        listed.write_text("\n".join(str(path) for path in (*sources, templates)), encoding="utf-8")
        options = ("-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", code)
        # Similar texts are not given each other's words: nobody would look at them again.
        guesses = ("-disable-heuristic", "similartext", "-tr-function-alias", "QT_TR_NOOP+=mark")
        _run(tools, "lupdate", *options, *guesses, f"@{listed}", "-ts", str(words))


def _template_texts(package: Path) -> str:
    """Return the calls of ``tr`` in the templates of the reports as lines of Python."""
    from jinja2 import Environment, nodes

    environment = Environment()  # noqa: S701 - nothing is rendered
    calls = []
    for template in sorted(package.rglob("*.j2")):
        parsed = environment.parse(template.read_text(encoding="utf-8"))
        for call in parsed.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "tr":
                texts = [repr(argument.value) for argument in call.args[:2] if isinstance(argument, nodes.Const)]
                number = ", 1" if len(call.args) > 2 else ""
                calls.append(f"tr({', '.join(texts)}{number})")
    return "\n".join(calls)


def _run(tools: Path, name: str, *arguments: str) -> None:
    program = tools / (f"pyside6-{name}.exe" if sys.platform == "win32" else f"pyside6-{name}")
    subprocess.run([str(program), *arguments], check=True, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
