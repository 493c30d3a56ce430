"""Folders to dataset: which file belongs to which class and part, the split, the data check, phantom samples.

A class is a folder (``train/abdomen``, ``train/chest``), a part is a tree of classes. `load_dataset` looks at
every file's header, lists what cannot be read, and splits off validation images where no folder is given.
`check_dataset` decodes every image and says what would make the results worth less than they look. The phantom
samples live in `radiograph_studio.datasets.phantoms`, imported only by who makes them.
"""

from radiograph_studio.datasets.check import check_dataset
from radiograph_studio.datasets.dataset import PARTS, Dataset, Item, Part, Unreadable, count_by_class
from radiograph_studio.datasets.finding import Finding, Severity
from radiograph_studio.datasets.folders import count_folder, files_in, is_hidden_or_system, natural_key
from radiograph_studio.datasets.loading import labelled_items, load_dataset
from radiograph_studio.datasets.parallel import in_parallel
from radiograph_studio.datasets.requirements import misfit
from radiograph_studio.datasets.split import split_items

__all__ = [
    "PARTS",
    "Dataset",
    "Finding",
    "Item",
    "Part",
    "Severity",
    "Unreadable",
    "check_dataset",
    "count_by_class",
    "count_folder",
    "files_in",
    "in_parallel",
    "is_hidden_or_system",
    "labelled_items",
    "load_dataset",
    "misfit",
    "natural_key",
    "split_items",
]
