"""Wishes: the last word of a stop or a cancel holds, whichever thread a pause comes from."""

from collections.abc import Callable

import pytest

from radiograph_studio.recipe import Cancelled, Control


@pytest.mark.parametrize("wish", [Control.stop, Control.cancel])
def test_a_pause_that_comes_with_the_end_does_not_hold_the_work(
    wish: Callable[[Control], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    control = Control()
    clear = control._going.clear

    def meanwhile() -> None:
        wish(control)
        clear()

    monkeypatch.setattr(control._going, "clear", meanwhile)
    control.pause()
    assert not control.paused
    if control.cancelling:
        with pytest.raises(Cancelled):
            control.checkpoint()
    else:
        control.checkpoint()


def test_a_pause_after_the_end_was_asked_for_is_no_pause() -> None:
    control = Control()
    control.stop()
    control.pause()
    assert not control.paused
