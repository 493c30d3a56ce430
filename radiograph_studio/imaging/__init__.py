"""Imaging: a file to a radiograph, a radiograph to pixels for the screen or for the network.

The order is fixed (DICOM PS3.3 C.11): stored value -> modality LUT or rescale -> VOI (LUT or window) ->
polarity, once. Stored depth is kept until the last step: the screen takes one composed 8-bit table, the network
takes floats.

============== =====================================================================
module         what lives there
============== =====================================================================
radiograph     the words: radiograph, window, look-up table
reading        ``read``, ``probe``, ``describe``: content decides which reader is asked
listing        folders, DICOMDIR and archives as lists of images (archive, dicomdir)
sniffing       what a file is, by its content
raster         PNG, JPEG, TIFF, WebP (deep_png: 16-bit colour)
raster_apart   which of them the helper process decodes
bounded        a file that makes room for no more than it has
dicom*         DICOM: file, header, stored values, colour, overlays, geometry
spacing        how long a pixel is and what that length means
layers         overlays and shutters as plain data
border         the even border of a picture without padding tag
decoding       compressed pixel data of DICOM (the seam to the native decoders)
decoder_*      the helper process that runs them, and the pool of such processes
codestreams    what a compressed frame says of itself
native_codecs  the native decoders, run in the helper process
arithmetic     modality, VOI, polarity on arrays
windows        which window a picture is shown with
display        the 8-bit table and the rendered picture
network        the one road from radiograph to network input
limits         sizes that are checked before anything is allocated
notices        library warnings, heard per thread
============== =====================================================================
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from radiograph_studio.imaging.arithmetic import modality_values, stored_to_modality
from radiograph_studio.imaging.border import Border, find_border, mask_border
from radiograph_studio.imaging.display import DisplayTable, display_table, render, shutter_mask
from radiograph_studio.imaging.layers import Overlay, Shutter
from radiograph_studio.imaging.listing import Entry, ImageList, open_list
from radiograph_studio.imaging.radiograph import LookupTable, Radiograph, Window, WindowFunction
from radiograph_studio.imaging.reading import FileFacts, describe, probe, read
from radiograph_studio.imaging.spacing import Spacing, SpacingRegion
from radiograph_studio.imaging.windows import (
    automatic_window,
    default_window,
    full_range_window,
    modality_range,
)

if TYPE_CHECKING:
    from radiograph_studio.imaging.archive import remove_leftovers
    from radiograph_studio.imaging.network import InputSpec, network_picture

__all__ = [
    "Border",
    "DisplayTable",
    "Entry",
    "FileFacts",
    "ImageList",
    "InputSpec",
    "LookupTable",
    "Overlay",
    "Radiograph",
    "Shutter",
    "Spacing",
    "SpacingRegion",
    "Window",
    "WindowFunction",
    "automatic_window",
    "default_window",
    "describe",
    "display_table",
    "find_border",
    "full_range_window",
    "mask_border",
    "modality_range",
    "modality_values",
    "network_picture",
    "open_list",
    "probe",
    "read",
    "remove_leftovers",
    "render",
    "shutter_mask",
    "stored_to_modality",
]


# Imported with the first use: the helper process passes through here and needs none of them.
_LATE = {"InputSpec": "network", "network_picture": "network", "remove_leftovers": "archive"}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
