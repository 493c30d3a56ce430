"""The presets as a person chooses among them."""

from radiograph_studio.language import mark
from radiograph_studio.recipe import Preset

PRESET_TEXTS: dict[Preset, tuple[str, str]] = {
    "instant": (
        mark("Instant"),
        mark("Keeps the pretrained network as it is and trains a small head on top of it. Ready in seconds."),
    ),
    "balanced": (
        mark("Balanced"),
        mark("Begins like Instant, then fine-tunes the upper part of the network. Takes minutes; the usual choice."),
    ),
    "thorough": (
        mark("Thorough"),
        mark("A larger network, fine-tuned longer and several times; the results are averaged. Up to an hour or so."),
    ),
    "paper": (
        mark("Paper"),
        mark(
            "The tutorial of Lakhani et al. (2018) to the letter: InceptionV3, every layer trained. Slow without a GPU."
        ),
    ),
}
"""Title and what to expect, for each preset; passed through `tr` where they are shown."""
