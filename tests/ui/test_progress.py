"""What a running training means for the page."""

from radiograph_studio.recipe import Batch, Epoch, Finished, Phase, Warn, preset_recipe
from radiograph_studio.ui.train.progress import Progress


def _running() -> Progress:
    progress = Progress()
    progress.begin()
    return progress


def test_before_any_run_only_train_can_be_pressed() -> None:
    progress = Progress()
    assert progress.train_reason("") == ""
    assert "no training is running" in progress.stop_reason()
    assert "no training is running" in progress.cancel_reason()


def test_what_is_wrong_with_the_data_keeps_train_shut() -> None:
    assert Progress().train_reason("Choose a training folder.") == "Choose a training folder."


def test_while_it_runs_train_is_shut_and_the_others_are_open() -> None:
    progress = _running()
    assert progress.train_reason("")
    assert (progress.stop_reason(), progress.cancel_reason()) == ("", "")


def test_after_stop_cancel_can_still_be_pressed() -> None:
    progress = _running()
    progress.stop()
    assert progress.stop_reason()
    assert progress.cancel_reason() == ""
    assert "Stopping" in progress.text


def test_after_cancel_nothing_can_be_pressed() -> None:
    progress = _running()
    progress.cancel()
    assert progress.stop_reason()
    assert progress.cancel_reason()


def test_progress_is_unknown_until_the_first_batch() -> None:
    progress = _running()
    progress.take(Phase(phase="tensorflow", message="Starting TensorFlow"))
    assert (progress.share, progress.text) == (None, "Starting TensorFlow")
    progress.take(Batch(phase="head", done=3, total=10, progress=0.25, seconds_left=40.2))
    assert progress.bar_text == "25 % · about 40 s left"
    assert (progress.text, progress.detail) == ("Starting TensorFlow", "3 of 10")


def test_the_newest_validation_figure_is_told_with_its_interval() -> None:
    progress = _running()
    progress.take(
        Epoch(phase="head", epoch=1, epochs=2, loss=1, accuracy=1, val_accuracy=0.9, val_accuracy_ci=(0.55, 0.99))
    )
    assert progress.live_figure == "Validation so far: 90 % (95 % CI 55–99 %)"


def test_warnings_are_kept() -> None:
    progress = _running()
    progress.take(Warn(message="One file left out.", files=("a.dcm",)))
    assert [warning.message for warning in progress.warnings] == ["One file left out."]


def test_a_new_run_forgets_the_last_one() -> None:
    progress = _running()
    progress.take(Finished(status="completed"))
    progress.end()
    assert progress.status == "Training is complete."
    progress.begin()
    assert (progress.status, progress.finished, progress.warnings) == ("", None, [])


def test_while_paused_the_time_left_stands_still() -> None:
    progress = _running()
    progress.take(Batch(phase="head", done=3, total=10, progress=0.25, seconds_left=40))
    progress.pause()
    progress.take(Batch(phase="head", done=4, total=10, progress=0.3, seconds_left=90))
    assert (progress.text, progress.detail) == ("Paused", "4 of 10")
    assert "about 40 s left" in progress.bar_text
    progress.resume()
    assert "Paused" not in progress.text


def test_stop_and_cancel_end_a_pause() -> None:
    for end in (Progress.stop, Progress.cancel):
        progress = _running()
        progress.pause()
        assert (progress.stop_reason(), progress.cancel_reason()) == ("", "")
        end(progress)
        assert not progress.paused
        assert progress.pause_reason()


def test_speed_and_memory_are_told_where_they_are_known() -> None:
    progress = _running()
    assert (progress.speed_text, progress.memory_text) == ("", "")
    known = {"images_per_second": 24.4, "memory": 1_840_000_000}
    progress.take(Epoch.model_validate({"phase": "head", "epoch": 1, "epochs": 2, "loss": 1, "accuracy": 1} | known))
    assert (progress.speed_text, progress.memory_text) == ("24 images/s", "1.8 GB memory")


def test_speed_and_memory_are_those_of_this_program_not_of_the_one_that_was_cut_off() -> None:
    progress = Progress()
    known = Epoch(phase="finetune", epoch=1, epochs=9, loss=1, accuracy=1, images_per_second=99, memory=9 * 10**9)
    progress.begin([known])
    progress.take(known.model_copy())
    assert (progress.speed_text, progress.memory_text) == ("", "")
    progress.take(known.model_copy(update={"seconds": 3.1, "images_per_second": 21.0, "memory": 10**9}))
    assert (progress.speed_text, progress.memory_text) == ("21 images/s", "1.0 GB memory")


def test_of_several_networks_it_is_said_which_one_is_trained() -> None:
    progress = Progress()
    progress.begin(recipe=preset_recipe("thorough"))
    progress.take(Phase(phase="features", message="Looking at the images"))
    progress.take(Batch(phase="features", done=1, total=9, progress=0.1))
    assert progress.text == "Looking at the images"
    progress.take(Phase(phase="finetune", message="Training the network"))
    progress.take(Batch(phase="finetune", done=9, total=27, progress=0.5, epoch=1, member=2))
    assert progress.text == "Training network 2 of 3"
    progress.take(Phase(phase="finetune", message="Ended early"))
    assert progress.text == "Ended early"
    progress.take(Batch(phase="finetune", done=19, total=27, progress=0.7, epoch=1, member=3))
    assert progress.text == "Training network 3 of 3"
    progress.take(Phase(phase="saving", message="Saving"))
    assert progress.text == "Saving"


def test_the_epoch_is_said_while_its_batches_come() -> None:
    progress = Progress()
    progress.begin(recipe=preset_recipe("balanced"))
    progress.take(Batch(phase="reading", done=3, total=10, progress=0.1))
    assert progress.detail == "3 of 10"
    progress.take(Batch(phase="finetune", done=3, total=80, progress=0.2, epoch=1))
    assert progress.detail == "epoch 1 of 8"
    progress.take(Batch(phase="finetune", done=3, total=80, progress=0.2, epoch=11))
    assert progress.detail == "epoch 11"


def test_epochs_of_a_continued_run_come_on_top_of_those_that_were_trained() -> None:
    known = [
        Epoch(phase="finetune", epoch=number, epochs=8, loss=1, accuracy=1, seconds=number) for number in (1, 2, 3)
    ]
    progress = Progress()
    progress.begin(known, preset_recipe("balanced").model_copy(update={"epochs": 4}), continued=True)
    for each in known:
        progress.take(each)
    progress.take(Batch(phase="finetune", done=3, total=80, progress=0.2, epoch=4))
    assert progress.detail == "epoch 4 of 7"
