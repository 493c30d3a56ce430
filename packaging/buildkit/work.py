"""The sub-commands, run by the Python of `.venv-build`."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from buildkit.failure import BuildError


def main(names: Sequence[str]) -> int:
    """Do the sub-commands in turn; return the exit status of the first that fails."""
    commands: dict[str, Callable[[], int]] = {
        "build": build,
        "smoke": smoke,
        "installer": installer,
        "sizes": sizes,
        "figures": figures,
    }
    for name in names:
        try:
            status = commands[name]()
        except BuildError as error:
            print(f"{error.message}\n{error.hint}".rstrip(), file=sys.stderr)
            return 1
        if status:
            return status
    return 0


def build() -> int:
    """Freeze the program."""
    from buildkit import building

    return building.build()


def smoke() -> int:
    """Prove the frozen program."""
    from buildkit import smoking

    return smoking.smoke()


def installer() -> int:
    """Make this system's installers of the frozen program."""
    from buildkit.layout import INSTALLERS, STAGE

    require_stage()
    try:
        installers = import_module("buildkit.installers")
    except ModuleNotFoundError as error:
        raise BuildError("There is no code yet that makes installers (buildkit/installers).") from error
    for path in installers.make(STAGE, INSTALLERS):
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")
    return 0


def sizes() -> int:
    """Print what takes how much room."""
    from buildkit import sizes as measured
    from buildkit.layout import STAGE

    require_stage()
    print(measured.table(STAGE))
    return 0


def figures() -> int:
    """Print starts and memory."""
    from buildkit import figures as measured

    require_stage()
    return measured.figures()


def require_stage() -> None:
    """Raise `BuildError` where the program was not built yet."""
    from buildkit.layout import STAGE, program

    if not program(STAGE).is_file():
        raise BuildError("The program was not built yet.", "Run: python3 packaging/build.py build")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
