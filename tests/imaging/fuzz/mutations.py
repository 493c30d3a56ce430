"""Ways to damage a file, each decided by a random generator alone."""

import random
import struct
from collections.abc import Callable

_INTERESTING = (
    0,
    1,
    2,
    7,
    8,
    12,
    15,
    16,
    17,
    31,
    32,
    63,
    64,
    127,
    128,
    255,
    256,
    4095,
    5000,
    32767,
    32768,
    65534,
    65535,
)
# Elements whose values other values are computed from: group, element.
_SIZES = (
    (0x0028, 0x0002), (0x0028, 0x0006), (0x0028, 0x0008), (0x0028, 0x0010), (0x0028, 0x0011), (0x0028, 0x0100),
    (0x0028, 0x0101), (0x0028, 0x0102), (0x0028, 0x0103), (0x0028, 0x0004), (0x0028, 0x1050), (0x0028, 0x1051),
    (0x0028, 0x1052), (0x0028, 0x1053), (0x0028, 0x3002), (0x0028, 0x3006), (0x0028, 0x0120), (0x0028, 0x1101),
    (0x0028, 0x1201), (0x0028, 0x0030), (0x0018, 0x1164), (0x6000, 0x0010), (0x6000, 0x0011), (0x6000, 0x0050),
    (0x6000, 0x0100), (0x6000, 0x0102), (0x6000, 0x3000), (0x0018, 0x1602), (0x0018, 0x1610), (0x0018, 0x1620),
    (0x7FE0, 0x0010), (0x0002, 0x0010), (0x0002, 0x0000), (0x0004, 0x1220), (0x0004, 0x1500), (0x5200, 0x9230),
)  # fmt: skip
_WORDS = (
    b"MONOCHROME1",
    b"MONOCHROME2",
    b"RGB",
    b"YBR_FULL",
    b"YBR_FULL_422",
    b"YBR_PARTIAL_422",
    b"YBR_RCT",
    b"PALETTE COLOR",
)

Mutation = Callable[[random.Random, bytearray], None]


def damaged(rng: random.Random, content: bytes) -> bytes:
    """Return ``content`` with one to four of the ways applied."""
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 4))):
        if changed:
            rng.choice(_WAYS)(rng, changed)
    return bytes(changed)


def _place(rng: random.Random, content: bytearray) -> int:
    # Headers are where the structure is.
    return rng.randrange(min(len(content), 2000) if rng.random() < 0.6 else len(content))


def flip_bits(rng: random.Random, content: bytearray) -> None:
    for _ in range(rng.choice((1, 1, 3, 30))):
        content[_place(rng, content)] ^= 1 << rng.randrange(8)


def set_bytes(rng: random.Random, content: bytearray) -> None:
    for _ in range(rng.choice((1, 2, 8))):
        content[_place(rng, content)] = rng.choice((0, 255, 127, 128, rng.randrange(256)))


def truncate(rng: random.Random, content: bytearray) -> None:
    del content[rng.randrange(len(content)) :]


def remove_piece(rng: random.Random, content: bytearray) -> None:
    start = _place(rng, content)
    del content[start : start + rng.choice((1, 2, 4, 8, 100, 1000))]


def repeat_piece(rng: random.Random, content: bytearray) -> None:
    start, length = _place(rng, content), rng.choice((1, 2, 8, 64, 500))
    content[start:start] = content[start : start + length] * rng.choice((1, 2, 20))


def set_number(rng: random.Random, content: bytearray) -> None:
    value, kind = rng.choice(_INTERESTING), rng.choice(("<H", ">H", "<I", ">I"))
    place = _place(rng, content)
    packed = struct.pack(kind, 0xFFFFFFFF if kind[1] == "I" and rng.random() < 0.3 else value)
    content[place : place + len(packed)] = packed


def lie_in_an_element(rng: random.Random, content: bytearray) -> None:
    """Change the value, length or VR of an element that sizes follow from."""
    group, element = rng.choice(_SIZES)
    order = rng.choice("<<<>")
    place = content.find(struct.pack(f"{order}HH", group, element))
    if place < 0 or place + 12 > len(content):
        return
    what = rng.random()
    if what < 0.6:
        content[place + 8 : place + 10] = struct.pack(f"{order}H", rng.choice(_INTERESTING))
    elif what < 0.8:
        content[place + 6 : place + 8] = struct.pack(f"{order}H", rng.choice(_INTERESTING))
    elif what < 0.9:
        content[place + 4 : place + 6] = rng.choice((b"SQ", b"OB", b"UN", b"US", b"FD", b"DS", b"OW", b"\x00\x00"))
    elif group == 0x0028 and element == 0x0004:
        word = rng.choice(_WORDS)
        content[place + 6 : place + 8 + content[place + 6]] = struct.pack("<H", len(word)) + word
    else:
        content[place + 8 : place + 12] = rng.randbytes(4)


def lie_in_both_sizes(rng: random.Random, content: bytearray) -> None:
    """Announce one other size in the header and in the codestream, so that they agree."""
    rows, columns = rng.choice((1, 8, 72, 1000, 4000)), rng.choice((1, 8, 64, 1000, 5000))
    for element, value in ((0x0010, rows), (0x0011, columns)):
        place = content.find(struct.pack("<HHccH", 0x0028, element, b"U", b"S", 2))
        if place >= 0:
            content[place + 8 : place + 10] = struct.pack("<H", value)
    for marker in (0xC0, 0xC1, 0xC2, 0xC3, 0xF7):
        place = content.find(bytes((0xFF, marker)))
        if place >= 0:
            content[place + 5 : place + 9] = struct.pack(">HH", rows, columns)
    place = content.find(b"\xff\x4f\xff\x51")
    if place >= 0:
        content[place + 8 : place + 16] = struct.pack(">II", columns, rows)
        if rng.random() < 0.5:
            tile = rng.choice((1, 16, 5000))
            content[place + 24 : place + 32] = struct.pack(">II", tile, tile)


def shuffle_pieces(rng: random.Random, content: bytearray) -> None:
    first, second, length = _place(rng, content), _place(rng, content), rng.choice((2, 4, 16, 200))
    piece = content[first : first + length]
    content[first : first + length] = content[second : second + length]
    content[second : second + length] = piece


_WAYS: tuple[Mutation, ...] = (
    flip_bits,
    set_bytes,
    truncate,
    remove_piece,
    repeat_piece,
    set_number,
    lie_in_an_element,
    lie_in_an_element,
    lie_in_both_sizes,
    shuffle_pieces,
)
