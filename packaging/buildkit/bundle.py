"""What Windows and macOS are told about the program."""

from pathlib import Path
from typing import Any

from buildkit.layout import BUNDLE_ID, NAME, TITLE, version

_DICOM, _MODEL = "org.nema.dicom", f"{BUNDLE_ID}.model"


def info_plist() -> dict[str, Any]:
    """macOS: what the program is, and which files it opens."""
    return {
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": version(),
        "LSApplicationCategoryType": "public.app-category.medical",
        "LSMinimumSystemVersion": "12.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            _document("DICOM image", [_DICOM], "Viewer", "Alternate"),
            _document("Radiograph Studio model", [_MODEL], "Viewer", "Owner"),
            _document("Picture", ["public.png", "public.jpeg", "public.tiff"], "Viewer", "None"),
        ],
        "UTExportedTypeDeclarations": [_kind(_MODEL, "Radiograph Studio model", ["rsmodel"])],
        "UTImportedTypeDeclarations": [_kind(_DICOM, "DICOM image", ["dcm", "dicom"], "application/dicom")],
    }


def _document(name: str, kinds: list[str], role: str, rank: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": role,
        "LSItemContentTypes": kinds,
        "LSHandlerRank": rank,
    }


def _kind(identifier: str, description: str, suffixes: list[str], mime: str = "") -> dict[str, Any]:
    tags: dict[str, Any] = {"public.filename-extension": suffixes}
    if mime:
        tags["public.mime-type"] = [mime]
    return {
        "UTTypeIdentifier": identifier,
        "UTTypeDescription": description,
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": tags,
    }


def windows_version(folder: Path) -> str:
    """Windows: write the file that PyInstaller makes the version resource of; return its path."""
    numbers = (*(int(part) for part in version().split(".")[:3]), 0)
    texts = {
        "CompanyName": TITLE,
        "FileDescription": TITLE,
        "FileVersion": version(),
        "InternalName": NAME,
        "LegalCopyright": "Apache-2.0",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": version(),
    }
    structs = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "version.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, "
        "fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo([StringTable('040904B0', "
        f"[{structs}])]), VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )
    return str(path)
