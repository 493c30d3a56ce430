"""The model file: no code inside, hashes checked, one sentence for whatever is wrong with it."""

import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from radiograph_studio import model_file
from radiograph_studio.errors import ModelFileError, StorageError


@pytest.fixture
def model() -> model_file.ModelFile:
    manifest = model_file.Manifest(
        name="knees",
        classes=("left", "right"),
        blueprint={"backbone": "efficientnet-lite0"},
        input_spec={"width": 64},
        recipe={"preset": "instant"},
        temperature=1.5,
        figures={"validation": {"n": 3}, "test": None},
        counts={"train": {"left": 2, "right": 1}},
    )
    weights = {"layer/00": np.arange(6, dtype=np.float32).reshape(2, 3)}
    return model_file.ModelFile(manifest=manifest, weights=weights, arrays={"novelty/distances": np.ones(2)})


def _rewritten(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for entry, data in (members | {name: content}).items():
            archive.writestr(entry, data)


def test_what_is_saved_is_loaded(model: model_file.ModelFile, tmp_path: Path) -> None:
    path = tmp_path / "knees.rsmodel"
    model_file.save(model, path)

    loaded = model_file.load(path)

    assert loaded.manifest.model_dump(exclude={"hashes"}) == model.manifest.model_dump(exclude={"hashes"})
    np.testing.assert_array_equal(loaded.weights["layer/00"], model.weights["layer/00"])
    assert list(loaded.arrays) == ["novelty/distances"]
    assert model_file.read_manifest(path).name == "knees"


def test_the_file_holds_only_json_and_arrays(model: model_file.ModelFile, tmp_path: Path) -> None:
    model_file.save(model, tmp_path / "m.rsmodel")
    with zipfile.ZipFile(tmp_path / "m.rsmodel") as archive:
        assert sorted(archive.namelist()) == ["arrays.npz", "manifest.json", "weights.npz"]
        manifest = json.loads(archive.read("manifest.json"))
    assert set(manifest["hashes"]) == {"arrays.npz", "weights.npz"}


def test_a_changed_weight_is_noticed(model: model_file.ModelFile, tmp_path: Path) -> None:
    path = tmp_path / "m.rsmodel"
    model_file.save(model, path)
    with zipfile.ZipFile(path) as archive:
        weights = bytearray(archive.read("weights.npz"))
    weights[-40] ^= 1
    _rewritten(path, "weights.npz", bytes(weights))

    with pytest.raises(ModelFileError, match="changed or damaged"):
        model_file.load(path)


def test_a_pickle_in_the_arrays_is_never_opened(model: model_file.ModelFile, tmp_path: Path) -> None:
    import hashlib
    import io

    path, buffer = tmp_path / "m.rsmodel", io.BytesIO()
    np.savez(buffer, trap=np.array([{"code": 1}], dtype=object))
    model_file.save(model, path)
    _rewritten(path, "arrays.npz", buffer.getvalue())
    manifest = json.loads(zipfile.ZipFile(path).read("manifest.json"))
    manifest["hashes"]["arrays.npz"] = hashlib.sha256(buffer.getvalue()).hexdigest()
    _rewritten(path, "manifest.json", json.dumps(manifest).encode())

    with pytest.raises(ModelFileError, match="damaged or no model file"):
        model_file.load(path)


def test_a_newer_format_is_refused_politely(model: model_file.ModelFile, tmp_path: Path) -> None:
    path = tmp_path / "m.rsmodel"
    model_file.save(model, path)
    _rewritten(path, "manifest.json", b'{"format": 99}')
    with pytest.raises(ModelFileError, match="newer version"):
        model_file.load(path)


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"PK\x03\x04"])
def test_another_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.rsmodel"
    path.write_bytes(content)
    for read in (model_file.load, model_file.read_manifest):
        with pytest.raises(ModelFileError, match="no model file"):
            read(path)


def test_an_absent_file_is_said_by_name_only(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError) as caught:
        model_file.load(tmp_path / "gone.rsmodel")
    assert "gone.rsmodel" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_failed_save_leaves_the_old_model_and_no_remains(
    model: model_file.ModelFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.rsmodel"
    path.write_bytes(b"the old model")

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(StorageError, match="disk is full"):
        model_file.save(model, path)
    assert path.read_bytes() == b"the old model"
    assert [entry.name for entry in tmp_path.iterdir()] == ["m.rsmodel"]
