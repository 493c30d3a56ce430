"""What can be known of the macOS package without a Mac: the property list, and that its script is a script."""

import plistlib
import sys
from pathlib import Path

import pytest

from buildkit.failure import BuildError
from buildkit.installers import mac, mac_plist, product
from buildkit.layout import BUNDLE_ID, version
from tests.helpers.tools import call, need


def test_property_list_can_be_written_and_names_the_version() -> None:
    read = plistlib.loads(plistlib.dumps(mac_plist.info()))
    assert read["CFBundleShortVersionString"] == version()
    assert set(read["CFBundleLocalizations"]) == {"en", "de"}


def test_every_file_type_that_is_opened_is_declared() -> None:
    info = mac_plist.info()
    declared = {
        kind["UTTypeIdentifier"]: kind
        for kind in info["UTExportedTypeDeclarations"] + info["UTImportedTypeDeclarations"]
    }
    opened = {name for document in info["CFBundleDocumentTypes"] for name in document["LSItemContentTypes"]}
    assert opened - set(declared) == {"public.folder"}
    extensions = {
        end for kind in declared.values() for end in kind["UTTypeTagSpecification"]["public.filename-extension"]
    }
    assert extensions == {"dcm", "dicom", "rsmodel"}


def test_models_are_ours_and_dicom_stays_with_whoever_opens_it_now() -> None:
    info = mac_plist.info()
    ranks = {document["LSItemContentTypes"][0]: document["LSHandlerRank"] for document in info["CFBundleDocumentTypes"]}
    assert ranks == {mac_plist.DICOM_TYPE: "Alternate", f"{BUNDLE_ID}.model": "Owner", "public.folder": "Alternate"}
    assert [kind["UTTypeIdentifier"] for kind in info["UTExportedTypeDeclarations"]] == [f"{BUNDLE_ID}.model"]


def test_entitlements_are_a_property_list() -> None:
    rights = plistlib.loads((product.PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert rights
    assert all(value is True for value in rights.values())


@pytest.mark.skipif(sys.platform == "win32", reason="The script is for macOS' own shell.")
def test_script_is_sound_shell() -> None:
    call("bash", "-n", mac.SCRIPT)
    need("shellcheck", "shellcheck")
    call("shellcheck", mac.SCRIPT)


@pytest.mark.skipif(sys.platform == "win32", reason="The script is for macOS' own shell.")
def test_script_without_a_bundle_says_how_it_is_called(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"Usage: make_dmg\.sh"):
        call("bash", mac.SCRIPT, tmp_path, tmp_path / "x.dmg")


def test_bundle_beside_the_staged_folder_is_found(tmp_path: Path) -> None:
    app = tmp_path / "Radiograph Studio.app"
    app.mkdir()
    assert mac.bundle(tmp_path / "RadiographStudio") == app
    assert mac.bundle(app) == app


def test_missing_bundle_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="bundle"):
        mac.bundle(tmp_path / "RadiographStudio")
