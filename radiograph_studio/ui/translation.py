"""The language of the window: its own words from ``resources/languages``, Qt's from Qt itself."""

import logging
from functools import partial

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from radiograph_studio import language, paths

_LOG = logging.getLogger(__name__)
_FILES = "radiograph_studio_"
ENGLISH = "en"
NAMES = {ENGLISH: "English", "de": "Deutsch"}
"""Each language by its code, in its own words: who looks for it must be able to read it."""
_installed: list[QTranslator] = []


def chosen(wanted: str) -> str:
    """Return the code of the language for ``wanted``; an empty one asks for the system's, where we speak it."""
    if wanted:
        return wanted if wanted in NAMES else ENGLISH
    spoken = (name.replace("_", "-").split("-")[0].lower() for name in QLocale.system().uiLanguages())
    return next((code for code in spoken if code in NAMES), ENGLISH)


def apply(app: QCoreApplication, wanted: str) -> str:
    """Let every text that is made from now on be in the language for ``wanted``; return its code."""
    code = chosen(wanted)
    while _installed:
        app.removeTranslator(_installed.pop())
    language.use(None)
    if code == ENGLISH:
        return code
    ours = QTranslator(app)
    if not ours.load(str(paths.resources_dir() / "languages" / f"{_FILES}{code}.qm")):
        _LOG.warning("The words of the language %s are missing; the window stays English.", code)
        return ENGLISH
    of_qt = QTranslator(app)
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _install(app, of_qt)
    _install(app, ours)
    language.use(partial(QCoreApplication.translate, ""))
    return code


def spoken() -> str:
    """Return the code of the language that the window speaks."""
    return _installed[-1].language().partition("_")[0] if _installed else ENGLISH


def _install(app: QCoreApplication, translator: QTranslator) -> None:
    app.installTranslator(translator)
    _installed.append(translator)


__all__ = ["ENGLISH", "NAMES", "apply", "chosen", "spoken"]
