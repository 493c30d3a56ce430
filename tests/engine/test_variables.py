"""Reading many variables at once."""

import numpy as np
import pytest


@pytest.mark.slow
def test_what_was_read_stays_while_the_variables_go_on() -> None:
    import keras
    import tensorflow as tf

    from radiograph_studio.engine.variables import Reader

    variables = [keras.Variable(np.full(shape, 2.0, np.float32)) for shape in ((3, 4), (5,), ())]
    optimizer = keras.optimizers.Adam(0.1)
    optimizer.build(variables)
    read = Reader([*variables, *optimizer.variables])
    before = read()
    copies = [array.copy() for array in before]
    step = tf.function(lambda: optimizer.apply([tf.ones(each.shape) for each in variables], variables))
    for _ in range(2):
        step()
    variables[1].assign(np.zeros(5, np.float32))

    assert all(np.array_equal(array, copy) for array, copy in zip(before, copies, strict=True))
    after = read()
    assert not np.array_equal(after[0], copies[0])
    assert after[1].tolist() == [0] * 5
    with pytest.raises(ValueError, match="read-only"):
        before[0][...] = 0
