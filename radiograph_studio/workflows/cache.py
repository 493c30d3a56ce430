"""What the program keeps to be faster next time: how much that is, and how to be rid of it. Loads no TensorFlow."""

from radiograph_studio.engine import feature_cache


def cache_size() -> int:
    """Return how many bytes the features of pictures take on disk."""
    return feature_cache.size()


def empty_cache() -> int:
    """Forget the features of pictures; return how many bytes are left. Raises `StorageError`."""
    feature_cache.empty()
    return feature_cache.size()
