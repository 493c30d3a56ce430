"""The one error of the set-up: what went wrong in a sentence, and one thing to do."""


class SetUpError(Exception):
    """Set-up cannot go on; both sentences are for the person at the keyboard."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
