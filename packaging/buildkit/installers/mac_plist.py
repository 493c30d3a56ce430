"""What ``Info.plist`` tells macOS of the program: name, version, and the files it opens.

For the BUNDLE step of the PyInstaller specification: ``info_plist=mac_plist.info()``.
"""

from typing import Any

from buildkit.layout import BUNDLE_ID, IDENTIFIER, TITLE, version

DICOM_TYPE = "org.nema.dicom"
"""The type that DICOM viewers for macOS agree on."""
MODEL_TYPE = f"{BUNDLE_ID}.model"
OLDEST_SYSTEM = "12.0"
"""Qt 6.8 and later need macOS 12."""


def info() -> dict[str, Any]:
    """Entries of the property list beyond those that PyInstaller writes by itself."""
    return {
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": version(),
        "CFBundleVersion": version(),
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de"],
        "LSApplicationCategoryType": "public.app-category.medical",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "Apache-2.0. For research and education. Not a medical device.",
        "CFBundleDocumentTypes": _documents(),
        "UTExportedTypeDeclarations": [_model()],
        "UTImportedTypeDeclarations": [_dicom()],
    }


def _documents() -> list[dict[str, Any]]:
    return [
        {
            "CFBundleTypeName": "DICOM image",
            "CFBundleTypeRole": "Viewer",
            # Offered under "Open With"; whichever program opens DICOM now goes on doing so.
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": [DICOM_TYPE],
        },
        {
            "CFBundleTypeName": "Radiograph Studio model",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [MODEL_TYPE],
            "CFBundleTypeIconFile": f"{IDENTIFIER}.icns",
        },
        {
            "CFBundleTypeName": "Folder",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["public.folder"],
        },
    ]


def _model() -> dict[str, Any]:
    return {
        "UTTypeIdentifier": MODEL_TYPE,
        "UTTypeDescription": "Radiograph Studio model",
        # Not a zip archive to macOS, or a double click would unpack it.
        "UTTypeConformsTo": ["public.data", "public.content"],
        "UTTypeTagSpecification": {"public.filename-extension": ["rsmodel"]},
    }


def _dicom() -> dict[str, Any]:
    return {
        "UTTypeIdentifier": DICOM_TYPE,
        "UTTypeDescription": "DICOM image",
        "UTTypeConformsTo": ["public.image"],
        "UTTypeTagSpecification": {
            "public.filename-extension": ["dcm", "dicom"],
            "public.mime-type": ["application/dicom"],
        },
    }
