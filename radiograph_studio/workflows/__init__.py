"""What a person does, once for both faces.

No Qt and no printing: a workflow takes plain values, says how far it is through callbacks or events, and returns
plain results. TensorFlow is imported inside the functions that need it, never with this package.

============== =====================================================================
module         what lives there
============== =====================================================================
samples        the phantom project that a new user can train on at once
checking       folders in, what the user should know about them out
previewing     what the augmentation makes of one image of the user's own
estimating     time and memory of a training, before it begins
rates          a short trial that suggests a learning rate
requests       a training that is asked for: new, resumed, continued, again
training       folders and a recipe in, a run with model and report out
record         the run on disk while a training goes on
judging        from logits to figures
advice         what the curves say, in one sentence
curves         the curves of a run as a table
evaluating     a model and a labelled folder in, figures out
scoring        a model and files in, a row a file out
history        the runs of before: found, named, thrown away
comparing      runs beside each other
run_export     a run as one file that names no patient
weights        network weights: list, import, download, remove
cache          what is kept to be faster, and emptying it
doctor         what is installed, what is missing, what can be written
selftest       whether this installation reads, trains, scores and reports
offline        a while in which nothing reaches another machine
============== =====================================================================
"""
