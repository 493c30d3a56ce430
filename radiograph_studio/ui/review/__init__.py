"""The third page: radiographs shown and scored.

============= ==========================================================================================
module        what lives there
============= ==========================================================================================
page          the page: files, viewer, score, and what is dropped on it
actions       the commands with their keys
picture_view  the widget that shows a picture; ``overlay`` texts, ``picture_layer``, ``extras`` paint
viewer        the same under mouse (``gestures``) and keys, with measurements
geometry      where a picture lies in a view; ``turning`` quarter turns and mirrors (no Qt)
windowing     choices, drags and words of the window (no Qt)
measures      lengths, angles, region statistics; ``sheet`` what is drawn, and the hand that draws (no Qt)
measuring     the tools' commands; ``measure_paint`` how measurements look
pyramid, tile the picture at the screen's resolution, in stored values (no Qt)
opening       a file to all that the viewer needs (no Qt); ``captions`` what the corners say
shelf         folders, archives and files as a list (``file_list``) with small pictures (``thumbnails``)
score_desk    which model scores which picture, in the background
score_panel   the model, the score, the network's input; ``score_words`` their texts (no Qt)
============= ==========================================================================================
"""
