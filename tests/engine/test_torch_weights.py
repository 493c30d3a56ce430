"""The weights out of the package: read without PyTorch, safe against pickles that would run code."""

import io
import pickle
import struct
from collections import OrderedDict
from pathlib import Path

import numpy as np
import pytest

from radiograph_studio.engine import torch_weights
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.errors import WeightsError

MAGIC, PROTOCOL = 0x1950A86A20F9469CFC6C, 1001


class _Storage:
    """Stands for a PyTorch storage while a checkpoint is written."""

    def __init__(self, key: str, array: np.ndarray) -> None:
        self.key, self.array = key, array


class _Tensor:
    def __init__(self, storage: _Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...]) -> None:
        self.arguments = (storage, offset, shape, strides, False, OrderedDict())


class _Writer(pickle._Pickler):
    """Writes the pickles of the old PyTorch format, naming PyTorch's functions without having them."""

    def persistent_id(self, value: object) -> object:
        if isinstance(value, _Storage):
            return ("storage", _Global("torch", "FloatStorage"), value.key, "cpu", value.array.size, None)
        return None

    def save(self, value: object, save_persistent_id: bool = True) -> None:
        if isinstance(value, _Global):
            self.write(pickle.GLOBAL + f"{value.module}\n{value.name}\n".encode())
        elif isinstance(value, _Tensor):
            self.save(_Global("torch._utils", "_rebuild_tensor_v2"))
            self.save(value.arguments)
            self.write(pickle.REDUCE)
        else:
            super().save(value, save_persistent_id)


class _Global:
    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name


def _checkpoint(path: Path, state: object, storages: list[_Storage]) -> Path:
    stream = io.BytesIO()
    for part in (MAGIC, PROTOCOL, {"little_endian": True}, state, [storage.key for storage in storages]):
        _Writer(stream, protocol=2).dump(part)
    for storage in storages:
        stream.write(struct.pack("<q", storage.array.size) + storage.array.tobytes())
    path.write_bytes(stream.getvalue())
    return path


def test_tensors_are_views_of_their_storage_with_offset_and_strides(tmp_path: Path) -> None:
    storage = _Storage("7", np.arange(12, dtype="<f4"))
    state = OrderedDict(plain=_Tensor(storage, 0, (3, 4), (4, 1)), turned=_Tensor(storage, 2, (2, 2), (1, 4)))

    read = torch_weights.read_state_dict(_checkpoint(tmp_path / "w.pth", state, [storage]))

    assert read["plain"].tolist() == np.arange(12).reshape(3, 4).tolist()
    assert read["turned"].tolist() == [[2, 6], [3, 7]]


def test_a_tensor_outside_its_storage_is_refused(tmp_path: Path) -> None:
    storage = _Storage("0", np.zeros(4, "<f4"))
    path = _checkpoint(tmp_path / "w.pth", OrderedDict(big=_Tensor(storage, 0, (100,), (1,))), [storage])

    with pytest.raises(WeightsError, match="damaged"):
        torch_weights.read_state_dict(path)


@pytest.mark.parametrize("name", [("os", "system"), ("builtins", "eval"), ("torch.storage", "_load_from_bytes")])
def test_a_name_that_weights_do_not_need_is_refused(tmp_path: Path, name: tuple[str, str]) -> None:
    path = _checkpoint(tmp_path / "w.pth", {"x": _Global(*name)}, [])

    with pytest.raises(WeightsError, match="damaged"):
        torch_weights.read_state_dict(path)


@pytest.mark.parametrize("content", [b"", b"no pickle at all", b"PK\x03\x04 a zip"])
def test_another_format_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.pth"
    path.write_bytes(content)

    with pytest.raises(WeightsError, match="no PyTorch weights file"):
        torch_weights.read_state_dict(path)


def test_a_checkpoint_cut_off_at_the_end_is_refused(tmp_path: Path) -> None:
    source = backbone("efficientnet-lite0").weights_path()
    assert source is not None
    path = tmp_path / "w.pth"
    path.write_bytes(source.read_bytes()[:-1000])

    with pytest.raises(WeightsError, match="damaged"):
        torch_weights.read_state_dict(path)
