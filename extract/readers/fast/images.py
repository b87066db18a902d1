"""Pictures: whether nothing is seen through one."""

import pikepdf

from .tolerances import MOST_MASK_BYTES


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
