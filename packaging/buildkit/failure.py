"""The one error of making installers: what went wrong in a sentence, and one thing to do."""

from devkit.failure import SetUpError


class BuildError(SetUpError):
    """The build, its proof or its packing cannot go on."""
