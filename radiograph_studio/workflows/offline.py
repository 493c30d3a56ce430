"""A while without network: what tries to reach another machine is refused, and remembered."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_METHODS = ("connect", "connect_ex", "bind", "sendto")
_LOOK_UPS = ("getaddrinfo", "gethostbyname", "gethostbyname_ex")


class NetworkRefusedError(OSError):
    """Something asked for the network while it was shut off."""


@contextmanager
def offline() -> Iterator[list[str]]:
    """Refuse Python's sockets and look-ups of names; yield the list of what was tried.

    Sockets within this machine's own file system pass: helper processes talk over them. Native code that opens
    sockets by itself is not seen.
    """
    tried: list[str] = []
    kind, own = socket.socket, vars(socket.socket)
    replaced = {name: own[name] for name in _METHODS if name in own}
    looked_up = {name: getattr(socket, name) for name in _LOOK_UPS}
    for name in _METHODS:
        setattr(kind, name, _guarded(getattr(kind, name), name, tried))
    for name in _LOOK_UPS:
        setattr(socket, name, _refusing(name, tried))
    try:
        yield tried
    finally:
        for name in _METHODS:
            delattr(kind, name)
        for name, method in replaced.items():
            setattr(kind, name, method)
        for name, function in looked_up.items():
            setattr(socket, name, function)


def _guarded(original: Any, name: str, tried: list[str]) -> Any:
    refuse = _refusing(name, tried)

    def method(self: socket.socket, *args: Any) -> Any:
        if self.family == getattr(socket, "AF_UNIX", None):
            return original(self, *args)
        return refuse(*args)

    return method


def _refusing(name: str, tried: list[str]) -> Any:
    def function(*args: Any, **_more: Any) -> Any:
        tried.append(f"{name} {args[-1] if args else ''}".strip())
        raise NetworkRefusedError("The network is shut off while the program tests itself.")

    return function
