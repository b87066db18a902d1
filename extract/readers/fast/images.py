"""Pictures: whether nothing is seen through one, and whether it is of one colour."""

import re

import pikepdf

from .appearance import RGB
from .tolerances import FLAT_BYTES, MOST_FLAT_SAMPLES, MOST_MASK_BYTES, SAMPLES_A_BYTE

_IS_STENCIL = re.compile(rb"/(?:IM|ImageMask)\s+true")
_IS_ONE_WIDE = re.compile(rb"/(?:W|Width)\s+1\s*(?:/|\Z)")
_IS_ONE_HIGH = re.compile(rb"/(?:H|Height)\s+1\s*(?:/|\Z)")
_IS_CODED = re.compile(rb"/(?:F|Filter)\b")
_IS_TURNED = re.compile(rb"/(?:D|Decode)\s*\[\s*1")


def is_inline_dot(dictionary: bytes, data: bytes) -> bool:
    r"""Return whether an inline image is a stencil of one sample that is painted.

    Args:
        dictionary: as written.
        data: its samples.

    >>> is_inline_dot(b"/W 1 /H 1 /IM true ", b"\0"), is_inline_dot(b"/W 1 /H 1 /IM true ", b"\x80")
    (True, False)
    """
    patterns = (_IS_STENCIL, _IS_ONE_WIDE, _IS_ONE_HIGH)
    if not data or _IS_CODED.search(dictionary):
        return False
    is_turned = _IS_TURNED.search(dictionary) is not None
    return all(pattern.search(dictionary) for pattern in patterns) and is_turned == (data[0] > 127)


def is_dot(image: pikepdf.Object) -> bool:
    """Return whether an image is a stencil of one sample that is painted."""
    if not image.get("/ImageMask", False) or not image["/Width"] == image["/Height"] == 1:
        return False
    try:
        data = image.read_bytes()
    except (pikepdf.PdfError, RuntimeError):
        return False
    decode = image.get("/Decode")
    return bool(data) and (decode is not None and float(decode[0]) == 1.0) == (data[0] > 127)


def is_never_opaque() -> bool:
    """Return False: a stencil, through which everything else is seen."""
    return False


def is_opaque(image: pikepdf.Object | None) -> bool:
    """Return whether an image hides what is below it, None standing for an inline image.

    A soft mask that is the same everywhere, and lets nothing through, is none.
    """
    if image is None:
        return True
    if bool(image.get("/ImageMask", False)) or "/Mask" in image:
        return False
    mask = image.get("/SMask")
    if mask is None:
        return not int(image.get("/SMaskInData", 0))
    if not isinstance(mask, pikepdf.Stream):
        return True
    try:
        size = int(mask.get("/Width", 0)) * int(mask.get("/Height", 0))
        if size > MOST_MASK_BYTES:
            return False
        return not bytes(mask.read_bytes()).strip(b"\xff")
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return False  # a mask in a format of pictures: it is there to let something through


def no_colour() -> RGB | None:
    """Return None: a picture of several colours, or of none that is known."""
    return None


def one_colour(image: pikepdf.Object) -> RGB | None:
    """Return the colour of a picture that has but one; None for any other.

    It is decoded only if it takes as little as one of one colour would.
    """
    if not isinstance(image, pikepdf.Stream):
        return None
    try:
        size = int(image.get("/Width", 0)) * int(image.get("/Height", 0))
        if size > MOST_FLAT_SAMPLES:
            return None
        if len(image.read_raw_bytes()) > FLAT_BYTES + size // SAMPLES_A_BYTE:
            return None
        shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB").getcolors(1)
    except Exception:  # whatever QPDF, pikepdf and Pillow raise of a damaged picture
        return None
    colour = shown[0][1] if shown else None
    if not isinstance(colour, tuple):
        return None
    red, green, blue = colour
    return red / 255.0, green / 255.0, blue / 255.0
