"""Tolerances of extract/fonts: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In embedded.py:
MOST_TOLD: Final = 256  # fonts whose few answers are kept for others of the same bytes

# In known_shapes.py:
KNOWN_SHAPES_SIZE: Final = 16  # cells of a raster, across and up
KNOWN_SHAPES_LINES: Final = 2
GEOMETRY_WEIGHT: Final = 3.0
MOST_CANDIDATES: Final = 24
MOST_INKS: Final = 64  # as many as the glyphs that a height is found by
KNOWN_SHAPES_EVERY: Final = 3  # of the known shapes, to find the height by
# squared distance from which on a glyph is like nothing that is known
KNOWN_SHAPES_FAR: Final = 60.0

# In outlines.py:
OUTLINES_SCANLINES: Final = 24
CURVE_STEPS: Final = 6
# Measured on all 13 Thai families of the TLWG and Noto projects, every redrawn mark against the
# plain ones of its font: right ones lie at 0.62-1.0, wrong ones at 0.1-0.6.
SAME_SHAPE: Final = 0.72
CLEAR_MARGIN: Final = 0.12
CLEAR_RATIO: Final = 4  # or the next best is four times as far from a perfect match (ี beside ื)
SIZE_RATIO: Final = 1.45

# In pictures.py:
MOST_PIXELS: Final = 1_000_000  # of a glyph that is a picture

# In sfnt.py:
MOST_OPEN: Final = 8

# In sketches.py:
SKETCH_SIZE: Final = 8
SKETCH_LINES: Final = 2
SKETCHES_NEAR: Final = 8.0  # squared distances below this tell nothing of one another
SKETCHES_ROUNDING: Final = 1e-6  # in lengths of descriptors, which are some tens long

# In swapped_bytes.py:
FEWEST_ALONE: Final = 3  # letters of a font that has nothing but swapped ones
