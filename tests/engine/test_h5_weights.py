"""Weights files of keras.applications: read without running anything, refused in a sentence where they do not fit."""

from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
import pytest

from radiograph_studio.engine import backbones, h5_weights, network
from radiograph_studio.engine.catalogue import CATALOGUE, Backbone, backbone
from radiograph_studio.errors import WeightsError
from tests.helpers import h5_files

APPLICATIONS = [entry for entry in CATALOGUE if entry.published]


SIGNATURE = h5_weights.signature([tuple(part.shape for part in layer) for layer in h5_files.TINY])


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return h5_files.write(tmp_path / "m.h5", h5_files.TINY)


def _arrays_of(entry: Backbone) -> h5_files.Arrays:
    """Random weights of a backbone, layer by layer, such that activations stay small numbers."""
    keras.utils.set_random_seed(3)
    net = network.build(network.Blueprint(entry.id, "linear", 2, 96, 96, entry.normalisation))
    rng = np.random.default_rng(3)
    arrays = [layer.get_weights() for layer in backbones.weighted_layers(net.backbone)]
    return [[part + 0.01 * rng.random(part.shape, np.float32) for part in layer] for layer in arrays]


@pytest.mark.slow
@pytest.mark.parametrize("entry", APPLICATIONS, ids=lambda entry: entry.id)
def test_imagenet_weights_reach_the_layers_that_keras_would_give_them_to(
    entry: Backbone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = h5_files.write(tmp_path / "weights.h5", _arrays_of(entry))
    monkeypatch.setattr(Backbone, "weights_path", lambda entry: path)
    net = network.build(network.Blueprint(entry.id, "linear", 2, 96, 96, entry.normalisation))
    network.load_imagenet(net)
    build, _ = backbones._APPLICATIONS[entry.id]
    original = build(include_top=False, weights=None, input_shape=(96, 96, 3))
    original.load_weights(path)  # Keras's own reader of this layout
    picture = np.random.default_rng(0).random((2, 96, 96, 1), np.float32)

    ours = net.backbone(picture, training=False).numpy()

    theirs = original(_as_keras_prepares(entry, picture), training=False).numpy()
    np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-3 * np.abs(theirs).max())


def _as_keras_prepares(entry: Backbone, picture: np.ndarray) -> Any:
    modules = {
        "inception-v3": keras.applications.inception_v3,
        "mobilenet-v2": keras.applications.mobilenet_v2,
        "densenet121": keras.applications.densenet,
        "resnet50-v2": keras.applications.resnet_v2,
    }
    colour = 255 * np.repeat(picture, 3, axis=3)
    if entry.id in modules:
        return modules[entry.id].preprocess_input(colour)
    # EfficientNetV2 does it in its first layers.
    whole = keras.applications.EfficientNetV2B0(include_top=False, weights=None, input_shape=(96, 96, 3))
    first = next(layer for layer in whole.layers if layer.weights)
    return keras.Model(whole.input, first.input)(colour)


@pytest.mark.parametrize("form", [{"top": True}, {"whole_model": True}, {"cut": 20}])
def test_every_form_of_the_layout_gives_the_same_weights(form: dict[str, Any], tmp_path: Path) -> None:
    arrays = h5_files.TINY
    read = h5_weights.read_weights(h5_files.write(tmp_path / "w.h5", arrays, **form), SIGNATURE)
    assert len(read) == len(arrays)
    assert all(
        np.array_equal(a, b)
        for mine, theirs in zip(read, arrays, strict=True)
        for a, b in zip(mine, theirs, strict=True)
    )


@pytest.mark.parametrize("keep", [0.2, 0.9])
def test_a_truncated_file_is_damaged(keep: float, weights: Path) -> None:
    weights.write_bytes(weights.read_bytes()[: int(keep * weights.stat().st_size)])
    with pytest.raises(WeightsError, match=r"“m\.h5” is damaged"):
        h5_weights.read_table(weights)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no HDF5 file"),
        (b"PK\x03\x04", "no HDF5 file"),
        (b"\n<!DOCTYPE html><html>Please log in</html>", "a web page"),
        (b"<HTML>404</HTML>", "a web page"),
    ],
)
def test_what_is_no_hdf5_is_said_so(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "w.h5"
    path.write_bytes(content)
    with pytest.raises(WeightsError, match=sentence):
        h5_weights.read_table(path)


def test_a_folder_and_an_absent_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="is a folder"):
        h5_weights.read_table(tmp_path)
    with pytest.raises(WeightsError, match="cannot be read"):
        h5_weights.read_table(tmp_path / "absent.h5")


def test_another_kind_of_hdf5_file_is_no_weights_file(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file.create_dataset("spectrum", data=np.zeros(5))
    with pytest.raises(WeightsError, match="no weights file of keras"):
        h5_weights.read_table(tmp_path / "w.h5")


def test_an_array_that_lies_in_another_file_is_not_opened(tmp_path: Path, weights: Path) -> None:
    secret = tmp_path / "secret.h5"
    weights.rename(secret)
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file.attrs["layer_names"] = [b"layer_0"]
        file["layer_0"] = h5py.ExternalLink(str(secret), "layer_0")
    with pytest.raises(WeightsError, match="no weights file of keras"):
        h5_weights.read_table(tmp_path / "w.h5")


def test_weights_of_another_network_are_not_even_read(weights: Path) -> None:
    with pytest.raises(WeightsError, match="belongs to another network"):
        h5_weights.read_weights(weights, backbone("densenet121").signature)


def test_values_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    arrays = [[part.copy() for part in layer] for layer in h5_files.TINY]
    arrays[1][0].flat[7] = np.nan
    with pytest.raises(WeightsError, match="no numbers"):
        h5_weights.read_weights(h5_files.write(tmp_path / "w.h5", arrays), SIGNATURE)
