"""What others train, written anew from public descriptions, and our own presets, each to be trained on one split.

- **The tutorial's notebook** (Lakhani et al., J Digit Imaging 2018;31:283-289): InceptionV3 at 299 x 299 without its
  top, average pooling, Dense 256 ReLU, dropout 0.5, one sigmoid, Adam 1e-4, ``ImageDataGenerator`` with its
  augmentation, batches of 5, all weights learning, the last epoch's weights kept. ImageNet weights where they were
  imported into the program, else random ones.
- **Teachable-Machine-like** (teachablemachine.withgoogle.com and its public image library): centre crop to 224, frozen
  backbone, its last stage pooled, Dense 100 ReLU, softmax, Adam 1e-3, 50 epochs, batches of 16, no augmentation.
- **Create-ML-like** (the settings that Apple documents for Create ML and, openly, for Turi Create's
  ``image_classifier``): frozen backbone, last stage pooled, features scaled to one norm, L2 penalty 0.01, 25
  iterations of L-BFGS, no augmentation; stretched to the input, as Core ML's scale-fill does.

Both frozen backbones are EfficientNet-Lite0 here (3.4 million parameters, ImageNet 75.1 %): no ImageNet weights of
MobileNetV2 (3.5 million, 71.3 to 71.8 %) come with the program, and the better network favours the peer. Apple's own
feature extractor is not public.
"""

import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import keras
import numpy as np
from _judging import Tested
from _splits import Split
from numpy.typing import NDArray

from radiograph_studio.datasets import labelled_items
from radiograph_studio.datasets.folders import class_files
from radiograph_studio.engine import network
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.engine.images import Pictures, load_pictures
from radiograph_studio.engine.predictor import Predictor
from radiograph_studio.imaging import InputSpec
from radiograph_studio.recipe import Control, Epoch, Recipe
from radiograph_studio.workflows.scoring import ScoreRow, open_model, score_files
from radiograph_studio.workflows.training import TrainRequest, train

NOTEBOOK_SIZE = 299
_LITE0 = "efficientnet-lite0"
_TEACHABLE_EPOCHS, _CREATE_ITERATIONS, _CREATE_PENALTY = 50, 25, 0.01
_SILENT = 1e-3


@dataclass(frozen=True, slots=True)
class Outcome:
    """One training on one split: when the first result and the last were there, in seconds with TensorFlow loaded.

    Epochs are those of the last phase; ``best_epoch`` is the one whose weights were kept.
    """

    tested: Tested
    seconds_first: float
    seconds: float
    epochs_done: int
    best_epoch: int


def fit_notebook(
    train_folder: Path, validation_folder: Path, epochs: int, seed: int = 0
) -> tuple[keras.Model, list[float]]:
    """Train the tutorial's notebook; return it and the seconds since the start at which each epoch was validated."""
    from keras.src.legacy.preprocessing.image import ImageDataGenerator

    started = time.monotonic()
    keras.utils.set_random_seed(seed)
    changes = {"shear_range": 0.2, "zoom_range": 0.2, "rotation_range": 20, "horizontal_flip": True}
    shifts = {"width_shift_range": 0.2, "height_shift_range": 0.2}
    options = _notebook_options(train_folder) | {"batch_size": 5, "seed": seed}
    training = ImageDataGenerator(rescale=1 / 255, **changes, **shifts).flow_from_directory(train_folder, **options)
    validation = ImageDataGenerator(rescale=1 / 255).flow_from_directory(validation_folder, **options)
    weights = backbone("inception-v3").weights_path()
    base = keras.applications.InceptionV3(
        include_top=False, weights=str(weights) if weights else None, input_shape=(NOTEBOOK_SIZE, NOTEBOOK_SIZE, 3)
    )
    x = keras.layers.GlobalAveragePooling2D()(base.output)
    x = keras.layers.Dropout(0.5)(keras.layers.Dense(256, activation="relu")(x))
    model = keras.Model(base.input, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer=keras.optimizers.Adam(1e-4), loss="binary_crossentropy", metrics=["accuracy"])
    times: list[float] = []
    note = _clock(started, times)
    model.fit(training, validation_data=validation, epochs=epochs, callbacks=[note], verbose=0, shuffle=False)
    return model, times


def notebook(split: Split, epochs: int) -> Outcome:
    """Train and test the tutorial's notebook, two classes."""
    from keras.src.legacy.preprocessing.image import ImageDataGenerator

    model, times = fit_notebook(split.train, split.validation, epochs, split.seed)
    options = _notebook_options(split.train) | {"batch_size": 16, "shuffle": False}
    test = ImageDataGenerator(rescale=1 / 255).flow_from_directory(split.test, **options)
    second = np.asarray(model.predict(test, verbose=0), np.float64).reshape(-1)
    # In the order in which every other method lists its files.
    order = sorted(range(len(second)), key=lambda index: test.filenames[index])
    names = tuple(Path(test.filenames[index]).as_posix() for index in order)
    probabilities = np.stack([1 - second, second], axis=1)[order]
    tested = Tested(split.name, names, test.classes[order].astype(np.int64), probabilities)
    return Outcome(tested, times[0], times[-1], epochs, epochs)


def _notebook_options(train_folder: Path) -> dict[str, Any]:
    classes = list(class_files(train_folder, "The training folder"))
    return {"target_size": (NOTEBOOK_SIZE, NOTEBOOK_SIZE), "class_mode": "binary", "classes": classes}


def teachable_machine(split: Split) -> Outcome:
    """Train and test the Teachable-Machine-like recipe."""
    started = time.monotonic()
    keras.utils.set_random_seed(split.seed)
    frozen = _Frozen(split, "crop")
    (train_x, train_y), validation = frozen.part(split.train), frozen.part(split.validation)
    scaling = keras.initializers.VarianceScaling()
    model = keras.Sequential(
        [
            keras.Input((train_x.shape[1],)),
            keras.layers.Dense(100, activation="relu", kernel_initializer=scaling),
            keras.layers.Dense(len(frozen.classes), activation="softmax", use_bias=False),
        ]
    )
    model.compile(keras.optimizers.Adam(1e-3), "sparse_categorical_crossentropy", metrics=["accuracy"])
    times: list[float] = []
    options: dict[str, Any] = {"batch_size": 16, "verbose": 0, "callbacks": [_clock(started, times)]}
    model.fit(train_x, train_y, epochs=_TEACHABLE_EPOCHS, validation_data=validation, **options)
    tested = frozen.tested(lambda features: model(features, training=False))
    return Outcome(tested, times[0], times[-1], len(times), len(times))


def create_ml(split: Split) -> Outcome:
    """Train and test the Create-ML-like recipe."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    started = time.monotonic()
    frozen = _Frozen(split, "stretch")
    features, labels = frozen.part(split.train)
    norms = np.linalg.norm(features, axis=0)
    # A feature that no training image shows has no norm; with a scale of its own, the first image that shows it would
    # be decided by it alone. It gets the scale of the strongest, which favours the peer.
    norms[norms < _SILENT * norms.max()] = norms.max()
    model = LogisticRegression(C=1 / (2 * _CREATE_PENALTY), max_iter=_CREATE_ITERATIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it ends after 25 iterations, as the peer does
        model.fit(features / norms, labels)
    validated, truth = frozen.part(split.validation)
    model.score(validated / norms, truth)
    seconds = time.monotonic() - started
    return Outcome(frozen.tested(lambda test: model.predict_proba(test / norms)), seconds, seconds, 0, 0)


def ours(split: Split, recipe: Recipe) -> Outcome:
    """Train and test one of our recipes, through the door that window and command line take."""
    epochs: list[Epoch] = []
    with tempfile.TemporaryDirectory() as folder:
        request = TrainRequest(
            train=split.train,
            validation=split.validation,
            recipe=recipe.model_copy(update={"seed": split.seed}),
            runs_dir=Path(folder),
        )
        finished = train(request, Control(), lambda event: epochs.append(event) if isinstance(event, Epoch) else None)
        if finished.model is None:
            raise RuntimeError(f"the training ended as {finished.status}: {finished.error}")
        scorer = open_model(Path(finished.model))
    items, _ = labelled_items(split.test, scorer.info.classes)
    rows: list[ScoreRow] = []
    score_files(scorer, [item.path for item in items], rows.append)
    probabilities = np.array([list(row.score.probabilities.values()) for row in rows if row.score])
    labels = np.array([item.label for item in items], np.int64)
    seconds = finished.metrics["seconds"]
    tested = _tested(split, [item.path for item in items], labels, probabilities)
    best = min(epochs, key=lambda epoch: epoch.val_loss if epoch.val_loss is not None else np.inf)
    return Outcome(tested, seconds["first_validation"], seconds["total"], epochs[-1].epoch, best.epoch)


class _Frozen:
    """The peers' frozen backbone: pictures of a folder to the pooled output of its last stage."""

    def __init__(self, split: Split, fit: Literal["crop", "stretch"]) -> None:
        entry = backbone(_LITE0)
        self._split = split
        self._spec = InputSpec(width=entry.size, height=entry.size, fit=fit, normalisation=entry.normalisation)
        self.classes = tuple(class_files(split.train, "The training folder"))
        # The tutorial's head stands on the last stage alone; here only what lies beneath it is used.
        blueprint = network.Blueprint(_LITE0, "paper", len(self.classes), entry.size, entry.size, entry.normalisation)
        net = network.build(blueprint)
        network.load_imagenet(net)
        self._predict = Predictor(net)

    def part(self, folder: Path) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return features (n, channels) and labels (n,) of a class-per-folder tree."""
        pictures = self._pictures(folder)
        return self._predict(pictures.values)[1], pictures.labels

    def tested(self, probabilities: Callable[[NDArray[np.float32]], Any]) -> Tested:
        """Return what ``probabilities`` says of the features of the test images."""
        pictures = self._pictures(self._split.test)
        chances = np.asarray(probabilities(self._predict(pictures.values)[1]), np.float64)
        return _tested(self._split, [item.path for item in pictures.items], pictures.labels, chances)

    def _pictures(self, folder: Path) -> Pictures:
        items, _ = labelled_items(folder, self.classes)
        return load_pictures(items, self._spec, lambda: None)


def _tested(split: Split, files: list[Path], labels: NDArray[np.int64], probabilities: NDArray[np.float64]) -> Tested:
    names = [file.relative_to(split.test).as_posix() for file in files]
    order = sorted(range(len(names)), key=names.__getitem__)
    return Tested(split.name, tuple(names[index] for index in order), labels[order], probabilities[order])


def _clock(started: float, times: list[float]) -> keras.callbacks.Callback:
    return keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: times.append(time.monotonic() - started))
