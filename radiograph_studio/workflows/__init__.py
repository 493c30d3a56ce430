"""What a person does, once for both faces: samples, check, train, evaluate, score, doctor.

No Qt and no printing: a workflow takes plain values, says how far it is through callbacks or events, and returns
plain results. TensorFlow is imported inside the functions that need it, never with this package.
"""
