"""The weights folder: what is taken in, what is refused and with what words, what is removed."""

from pathlib import Path

import numpy as np
import pytest

from radiograph_studio import paths
from radiograph_studio.engine import weights_store
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.errors import RecipeError, StorageError, WeightsError
from radiograph_studio.recipe import Cancelled, Control
from tests.helpers import h5_files

ID = "mobilenet-v2"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A weights file that the catalogue knows as the published one of MobileNetV2."""
    made = h5_files.write(tmp_path / "mine.h5", h5_files.TINY)
    h5_files.tiny_catalogue(monkeypatch, made)
    return made


def _other(tmp_path: Path, *layers: tuple[int, ...]) -> Path:
    return h5_files.write(tmp_path / "other.h5", [[np.zeros(shape, np.float32)] for shape in layers])


def _import(path: Path, name: str | None = None) -> weights_store.Stored:
    return weights_store.import_file(path, name, Control())


def test_a_published_file_is_recognised_verified_and_found_by_the_catalogue(file: Path) -> None:
    assert not backbone(ID).has_imagenet_weights

    stored = _import(file)

    assert (stored.entry.id, stored.verified, stored.warning) == (ID, True, "")
    assert stored.path.read_bytes() == file.read_bytes()
    assert backbone(ID).weights_path() == stored.path
    status = weights_store.status(backbone(ID))
    assert (status.state, status.verified) == ("imported", True)


def test_an_unknown_file_whose_shapes_fit_is_taken_in_with_a_warning(file: Path, tmp_path: Path) -> None:
    arrays = [[part + 1 for part in layer] for layer in h5_files.TINY]
    stored = _import(h5_files.write(tmp_path / "own.h5", arrays), ID)
    assert not stored.verified
    assert "nobody vouches for it" in stored.warning
    assert weights_store.status(backbone(ID)).verified is False


def test_a_file_with_the_classifier_is_taken_in_too(file: Path, tmp_path: Path) -> None:
    assert _import(h5_files.write(tmp_path / "top.h5", h5_files.TINY, top=True)).entry.id == ID


def test_weights_of_a_network_that_nobody_knows_are_refused_with_what_was_found(file: Path, tmp_path: Path) -> None:
    with pytest.raises(
        WeightsError, match=r"not in the catalogue \(layers with weights: 1, parameters: 10\).*InceptionV3"
    ):
        _import(_other(tmp_path, (2, 5)))
    assert not backbone(ID).has_imagenet_weights


def test_weights_of_another_network_than_the_named_one_are_refused_with_both_names(file: Path) -> None:
    with pytest.raises(WeightsError, match=r"are those of MobileNetV2.*DenseNet121 has 7.037.504 parameters"):
        _import(file, "densenet121")


def test_a_network_that_comes_with_its_weights_needs_none(file: Path) -> None:
    with pytest.raises(WeightsError, match="come with the program"):
        _import(file, "efficientnet-lite0")
    with pytest.raises(RecipeError, match="no backbone “vgg”"):
        _import(file, "vgg")


def test_a_damaged_file_leaves_what_was_there(file: Path, tmp_path: Path) -> None:
    kept = _import(file).path.read_bytes()
    cut = tmp_path / "cut.h5"
    cut.write_bytes(kept[: len(kept) // 2])
    with pytest.raises(WeightsError, match="damaged"):
        _import(cut)
    assert backbone(ID).require_weights().read_bytes() == kept


def test_an_import_that_is_cancelled_leaves_nothing(file: Path) -> None:
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        weights_store.import_file(file, None, control)
    assert not backbone(ID).has_imagenet_weights


def test_a_folder_that_cannot_be_written_to_is_said(file: Path) -> None:
    weights_store.folder().parent.mkdir(parents=True, exist_ok=True)
    weights_store.folder().write_bytes(b"a file where the folder should be")
    with pytest.raises(StorageError, match="cannot be written"):
        _import(file)


def test_a_file_that_may_not_be_read_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(WeightsError, match="cannot be read: Permission denied"):
        _import(file)


def test_removed_weights_are_gone_and_cannot_be_removed_again(file: Path) -> None:
    _import(file)
    weights_store.remove(ID)
    assert not backbone(ID).has_imagenet_weights
    assert list(weights_store.folder().iterdir()) == []
    with pytest.raises(WeightsError, match="no weights of MobileNetV2 to remove"):
        weights_store.remove(ID)
    with pytest.raises(WeightsError, match="come with the program"):
        weights_store.remove("efficientnet-lite2")


def test_a_copied_folder_serves_a_whole_department(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _import(file)
    shared = tmp_path / "department"
    weights_store.folder().rename(shared)
    assert not backbone(ID).has_imagenet_weights

    monkeypatch.setenv(paths.WEIGHTS_VARIABLE, str(shared))

    assert weights_store.folder() == shared
    assert weights_store.status(backbone(ID)).verified


def test_a_file_under_its_publishers_name_works_without_an_import(file: Path) -> None:
    published = backbone(ID).published
    assert published is not None
    weights_store.folder().mkdir(parents=True)
    file.rename(weights_store.folder() / published.name)
    status = weights_store.status(backbone(ID))
    assert (status.state, status.verified) == ("imported", None)


def test_a_note_about_another_file_is_not_believed(file: Path) -> None:
    stored = _import(file)
    with stored.path.open("ab") as stream:
        stream.write(b"more")
    assert weights_store.status(backbone(ID)).verified is None
