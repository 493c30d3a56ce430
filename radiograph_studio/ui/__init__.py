"""The window: one of the two faces, and the only room with Qt in it.

``app`` starts it, ``main_window`` holds the four pages (``data``, ``train``, ``review``, ``runs``). Pages are
views; where there is logic, a presenter or a plain class beside the view holds it. What takes time runs through
``operation.Operation`` (short jobs) or ``train.session.TrainingSession`` (training).
"""
