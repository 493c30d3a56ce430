"""The third page: radiographs shown and scored.

============= ==========================================================================================
module        what lives there
============= ==========================================================================================
page          the page: files, viewer, score, and what is dropped on it
viewer        the widget that shows a picture; ``gestures`` mouse, ``overlay`` texts, ``picture_layer`` paint
geometry      where a picture lies in a view (no Qt)
windowing     choices, drags and words of the window (no Qt)
pyramid, tile the picture at the screen's resolution, in stored values (no Qt)
opening       a file to all that the viewer needs (no Qt); ``captions`` what the corners say
score_desk    which model scores which picture, in the background
score_panel   the model, the score, the network's input; ``score_words`` their texts (no Qt)
============= ==========================================================================================
"""
