"""How long reading takes: each compression beside pydicom's stock plugins, picture files, a 9 MP file to the screen.

Run: ``python tests/benchmarks/bench_reading.py [--repeats N] [--megapixels M]``. Times are milliseconds from file to
stored values, medians and 95th percentiles of one run; "ours" passes through the helper process, "bare" is the native
decoder alone in this process. Writes ``tests/benchmarks/results/reading.json``.
"""

import argparse
import json
import os
import platform
import tempfile
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
from PIL import Image
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixels import get_decoder

from radiograph_studio import imaging
from radiograph_studio.imaging import decoding
from radiograph_studio.imaging.codestreams import Codestream
from radiograph_studio.imaging.native_codecs import decode
from radiograph_studio.imaging.raster import decode_raster
from radiograph_studio.imaging.sniffing import Kind

RESULTS = Path(__file__).parent / "results" / "reading.json"
BUDGETS = {"9 MP uncompressed: read, window, table, apply": 150.0}
BITS = 12

Figures = dict[str, float]


def picture(megapixels: float) -> np.ndarray:
    """Return a 12-bit picture with structure and noise as a radiograph has, about ``megapixels`` large."""
    columns = int((megapixels * 1e6 / 1.2) ** 0.5)
    rows = int(columns * 1.2)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    body = 2000 + 1300 * np.sin(x / 211) * np.cos(y / 173) + 300 * np.sin((x + y) / 31)
    noise = np.random.default_rng(0).normal(0, 12, (rows, columns))
    return np.clip(body + noise, 0, 4095).astype(np.uint16)


def streams(pixels: np.ndarray) -> dict[str, tuple[str, bytes]]:
    """Return name -> (transfer syntax, codestream) for what can be encoded here."""
    eight = (pixels >> 4).astype(np.uint8)
    return {
        "JPEG baseline 8 bit": (uid.JPEGBaseline8Bit, imagecodecs.jpeg8_encode(eight, level=90)),
        "JPEG extended 12 bit": (uid.JPEGExtended12Bit, imagecodecs.jpeg8_encode(pixels, level=90, bitspersample=BITS)),
        "JPEG lossless SV1": (uid.JPEGLosslessSV1, imagecodecs.ljpeg_encode(pixels, bitspersample=BITS)),
        "JPEG-LS lossless": (uid.JPEGLSLossless, imagecodecs.jpegls_encode(pixels)),
        "JPEG 2000 lossless": (
            uid.JPEG2000Lossless,
            imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", reversible=True),
        ),
        "JPEG 2000 lossy": (uid.JPEG2000, imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", level=45)),
        "HTJ2K lossless": (uid.HTJ2KLossless, imagecodecs.htj2k_encode(pixels, reversible=True)),
    }


def dataset_of(pixels: np.ndarray, syntax: str) -> Dataset:
    """Return a DX data set without pixel data for ``pixels``."""
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = uid.UID(syntax)
    dataset.SOPClassUID = uid.DigitalXRayImageStorageForPresentation
    dataset.SOPInstanceUID = uid.generate_uid()
    dataset.Modality, dataset.PhotometricInterpretation, dataset.SamplesPerPixel = "DX", "MONOCHROME2", 1
    dataset.Rows, dataset.Columns = pixels.shape
    eight = syntax == uid.JPEGBaseline8Bit
    dataset.BitsAllocated, dataset.BitsStored = (8, 8) if eight else (16, BITS)
    dataset.HighBit, dataset.PixelRepresentation = dataset.BitsStored - 1, 0
    dataset.WindowCenter, dataset.WindowWidth = (128, 256) if eight else (2048, 4096)
    return dataset


def write(folder: Path, name: str, pixels: np.ndarray, syntax: str, stream: bytes | None = None) -> Path:
    """Write a DICOM file, with ``stream`` as its pixels where given."""
    dataset = dataset_of(pixels, syntax)
    dataset.PixelData = encapsulate([stream]) if stream is not None else pixels.tobytes()
    dataset["PixelData"].VR = "OB" if stream is not None else "OW"
    path = folder / f"{name}.dcm"
    dataset.save_as(path, enforce_file_format=True)
    return path


def timed(work: Callable[[], object], repeats: int) -> Figures:
    """Return median and 95th percentile of ``work`` in milliseconds; the first call is not counted."""
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(1e3 * (time.perf_counter() - start))
    return {"p50": round(float(np.median(times)), 2), "p95": round(float(np.percentile(times, 95)), 2)}


def stock(path: Path, syntax: str, repeats: int) -> dict[str, Figures]:
    """Return the figures of pydicom's own plugins that are installed here and decode the file."""
    decoder = get_decoder(syntax)
    found = {}
    for plugin in decoder.available_plugins:
        if plugin == decoding.PLUGIN:
            continue

        def read(plugin: str = plugin) -> None:
            decoder.as_array(pydicom.dcmread(path), decoding_plugin=plugin)

        try:
            found[plugin] = timed(read, repeats)
        except (RuntimeError, ValueError, NotImplementedError):
            continue  # named as not able, in the table
    return found


def compressions(folder: Path, pixels: np.ndarray, repeats: int) -> dict[str, dict[str, Figures]]:
    """Return name of the compression -> who -> figures."""
    results: dict[str, dict[str, Figures]] = {}
    expected = Codestream(*pixels.shape, 1, 16)
    for name, (syntax, stream) in streams(pixels).items():
        path = write(folder, name, pixels, syntax, stream)
        family = decoding.FAMILIES[syntax]
        bare = timed(lambda s=stream, f=family: decode(s, f, expected), repeats)
        results[name] = {"ours": timed(lambda p=path: imaging.read(p), repeats), "bare": bare}
        results[name] |= stock(path, syntax, repeats)
    plain = write(folder, "uncompressed", pixels, uid.ExplicitVRLittleEndian)
    results["uncompressed"] = {"ours": timed(lambda: imaging.read(plain), repeats)}
    results["uncompressed"]["pydicom"] = timed(lambda: pydicom.dcmread(plain).pixel_array, repeats)
    dataset = pydicom.dcmread(plain)
    dataset.compress(uid.RLELossless, generate_instance_uid=False)
    dataset.save_as(folder / "rle.dcm")
    results["RLE"] = {"ours": timed(lambda: imaging.read(folder / "rle.dcm"), repeats)}
    results["RLE"] |= stock(folder / "rle.dcm", uid.RLELossless, max(2, repeats // 4))
    return results


def pictures(folder: Path, repeats: int) -> dict[str, dict[str, Figures]]:
    """Return PNG, JPEG ... and size -> who -> milliseconds a file to the network's picture.

    "ours" goes through the helper process where the program does, "bare" never; one file at a time and, as training
    reads them, in four threads.
    """

    def one(path: Path, kind: Kind, bare: bool) -> object:
        radiograph = decode_raster(path, kind) if bare else imaging.read(path)
        return imaging.network_picture(radiograph, imaging.InputSpec())

    results: dict[str, dict[str, Figures]] = {}
    for kind, side in (("JPEG", 224), ("PNG", 512), ("PNG", 1200), ("JPEG", 1500), ("TIFF", 1500)):
        pixels = np.resize(picture(side * side / 1e6) >> 4, (side, side)).astype(np.uint8)
        files = [folder / f"{kind}{side}.{number}" for number in range(24 if side < 1000 else 8)]
        for number, file in enumerate(files):
            Image.fromarray(np.roll(pixels, 7 * number)).save(file, kind)

        def each(bare: bool, kind: Kind = kind, files: list[Path] = files) -> None:
            for path in files:
                one(path, kind, bare)

        def at_once(bare: bool, kind: Kind = kind, files: list[Path] = files) -> None:
            with ThreadPoolExecutor(4) as threads:
                list(threads.map(lambda path: one(path, kind, bare), files))

        for how, work in (("one by one", each), ("4 threads", at_once)):
            row = {who: timed(lambda w=work, b=who == "bare": w(b), repeats) for who in ("bare", "ours")}
            results[f"{kind} {side} x {side}, {how}"] = {
                who: {name: round(value / len(files), 2) for name, value in figures.items()}
                for who, figures in row.items()
            }
    return results


def to_screen(folder: Path, repeats: int) -> Figures:
    """Return the figures of an uncompressed 3000 x 3000 file to 8-bit pixels: read, window, table, apply."""
    pixels = np.resize(picture(9.0), (3000, 3000))
    path = write(folder, "nine", pixels, uid.ExplicitVRLittleEndian)

    def bring() -> None:
        radiograph = imaging.read(path)
        imaging.display_table(radiograph).apply(radiograph.pixels)

    return timed(bring, repeats)


def cold_start(folder: Path) -> float:
    """Return milliseconds from nothing to the first frame through a new helper process."""
    from radiograph_studio.imaging.decoder_pool import DecoderPool

    pool, stream = DecoderPool(1), imagecodecs.jpegls_encode(np.zeros((8, 8), dtype=np.uint8))
    start = time.perf_counter()
    pool.decode(stream, "JPEG-LS", Codestream(8, 8, 1, 8))
    took = 1e3 * (time.perf_counter() - start)
    pool.close()
    return round(took, 1)


def show(
    results: dict[str, dict[str, Figures]], pictures_: dict[str, dict[str, Figures]], screen: Figures, cold: float
) -> None:
    """Print the table."""
    print(f"{'compression':<24}{'ours p50':>10}{'p95':>9}{'bare':>9}   pydicom's plugins, p50 (times ours)")
    for name, row in results.items():
        ours = row["ours"]
        others = [
            f"{who} {figures['p50']:.0f} ({figures['p50'] / ours['p50']:.1f}x)"
            for who, figures in row.items()
            if who not in {"ours", "bare"}
        ]
        bare = f"{row['bare']['p50']:>9.1f}" if "bare" in row else f"{'':>9}"
        said = ", ".join(others) or "none installed that decodes it"
        print(f"{name:<24}{ours['p50']:>10.1f}{ours['p95']:>9.1f}{bare}   {said}")
    for name, row in pictures_.items():
        ours, bare = row["ours"], row["bare"]["p50"]
        print(f"{name:<28}{ours['p50']:>6.1f}{ours['p95']:>9.1f}{bare:>9.1f}   ({ours['p50'] / bare:.2f}x bare)")
    for name, budget in BUDGETS.items():
        print(f"{name}: {screen['p50']:.1f} ms, p95 {screen['p95']:.1f} (budget {budget:.0f})")
    print(f"helper process, from nothing to its first frame: {cold:.0f} ms")


def main() -> None:
    """Measure, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--megapixels", type=float, default=5.0)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold = cold_start(folder)
        results = compressions(folder, picture(arguments.megapixels), arguments.repeats)
        files = pictures(folder, arguments.repeats)
        screen = to_screen(folder, max(9, arguments.repeats))
    show(results, files, screen, cold)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    facts = {
        "megapixels": arguments.megapixels,
        "machine": {"processors": os.cpu_count(), "system": platform.system(), "python": platform.python_version()},
        "milliseconds": results,
        "pictures": files,
        "to_screen": screen,
        "cold_start": cold,
        "budgets": BUDGETS,
    }
    RESULTS.write_text(json.dumps(facts, indent=1) + "\n")


if __name__ == "__main__":
    main()
