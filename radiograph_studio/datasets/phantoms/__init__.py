"""Phantoms: chest and abdomen radiographs simulated from anatomy, to learn and to test with. No patient is in them.

``body`` imagines a person, ``bones`` and ``tissue`` turn that into path lengths on a ``canvas``, ``physics`` makes an
exposed and processed picture of them, ``dicom`` a file, ``samples`` a project of many files, ``encoded`` a file in
each transfer syntax.
"""

from radiograph_studio.datasets.phantoms.body import Body, person
from radiograph_studio.datasets.phantoms.dicom import Labels, dicom_bytes
from radiograph_studio.datasets.phantoms.phantom import KINDS, Kind, Phantom, phantom
from radiograph_studio.datasets.phantoms.samples import write_samples

__all__ = ["KINDS", "Body", "Kind", "Labels", "Phantom", "dicom_bytes", "person", "phantom", "write_samples"]
