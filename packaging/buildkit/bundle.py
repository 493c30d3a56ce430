"""What Windows is told about the program: the version resource that its properties show."""

from pathlib import Path

from buildkit.layout import NAME, TITLE, version


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
