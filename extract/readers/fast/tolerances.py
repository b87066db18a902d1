"""Tolerances of extract/readers/fast: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In annotations.py: as in extract/text, lines below are underlines, lines above are borders
LOWEST_STRIKE_EM: Final = 0.1
HIGHEST_STRIKE_EM: Final = 0.5

# In appearance.py:
ROUNDING_PT: Final = 1.0  # a clip this much inside the page's edge cuts nothing

# Paint that lets more through cannot be told from what is below it: black of 0.07 is a grey of 0.93
# on white, a contrast of 1.15 : 1 by WCAG 2; watermarks meant to be seen have 0.1 to 0.5.
LEAST_ALPHA: Final = 0.08

# In direct.py:
DEEPEST_NODE: Final = 32  # of a page tree that is followed

# In drawing.py:
LEAST_LETTER_PT: Final = 3.0
LARGEST_LETTER_PT: Final = 40.0
MOST_SHAPES: Final = 20_000  # a map has more of them, and no table has so many
SOLID_ALPHA: Final = 0.9  # less is a veil through which text is read
SAME_PT: Final = 0.01

# In filled_shapes.py. A quarter of a circle by eight lines leaves out 0.5 % of its radius, by
# calculation; a letter's body is 3 to 6 pt wide and high, so that points in a grid of five by five
# are a point apart. Ellipses have 5 points, rounded boxes 9, arrows about 10; maps have thousands.
CURVE_STEPS: Final = 8
SHAPE_GRID: Final = 4
MOST_SHAPE_POINTS: Final = 64

# In palette.py, a share of the step at which a tile is repeated: a gap of a fiftieth of a tile of
# some points is thinner than what a screen shows. By calculation, not measured on files.
TILE_SHARE: Final = 0.98

# In functions.py:
DEEPEST_FUNCTION: Final = 8
MOST_STEPS: Final = 1000  # numbers on the stack of a calculator

# In images.py:
MOST_MASK_BYTES: Final = 1 << 24
# A picture of one colour takes next to nothing: a JPEG of it a bit for 60 samples and 700 bytes of
# tables, a flate stream a bit for 130. Photographs of so few bytes are icons, decoded at once.
FLAT_BYTES: Final = 2000
SAMPLES_A_BYTE: Final = 40
MOST_FLAT_SAMPLES: Final = 1 << 22
FLAT_PICTURES: Final = 200  # of a page, that are looked at; maps are tiled with more

# In interpreter.py:
DEEPEST_FORM: Final = 60  # compiled, no recursion limit would stop a file made to be deep

# In letters.py:
SHORT_STRING: Final = 16  # bytes as written: up to 3 letters of a composite font
MOST_STRINGS: Final = 5000

# In paths.py:
# thicker than the 2.25 pt that Word calls a thick border, thinner than any text
THIN_PT: Final = 3.0
MOST_CORNERS: Final = 40  # of a zigzag that crosses a text out; a drawing has more
STRAIGHT_PT: Final = 0.5
# A pen moved up and down over a text: 40 pt in steps of half a point are 80 turns, and a row of a
# table 1000. Each move is at least half as high as all of them; lines of charts vary.
MOST_TURNS: Final = 2000
FEWEST_TURNS: Final = 4
TURN_SHARE: Final = 0.5
PATHS_WHITE: Final = 0.99

# In resources.py:
MOST_TYPEFACES: Final = 32  # about 90 KB each; joined files have hundreds, and a page a handful

# In softmasks.py:
DARK: Final = 0.02  # brightness of a mask that lets nothing through

# In textoperators.py:
FLAT_SHARE: Final = 0.2  # of a letter's height that its em is wide, or the other way round

# In thick_lines.py:
# hides letters; rules are up to 2.25 pt thick, strokes through text up to a tenth of its size
THICK_LINE_PT: Final = 5.0
MARKER_BRIGHTNESS: Final = 0.5  # yellow 0.93, light green 0.8, cyan 0.7; borders are darker

MOST_SIDES: Final = 12  # of an outline whose thick sides hide text; charts have many more

# In typefaces.py:
TYPEFACES_DEEPEST: Final = 12

# In unicodemaps.py:
MOST_CODES: Final = 65536

# In visibility.py:
LEAST_SIZE_PT: Final = 2.0
VISIBILITY_CONTRAST: Final = 0.05  # colours whose parts differ by less are one to the eye
BLUE_SEEN_LESS: Final = 2.0  # blue has 7 % of the light of white, red 21 % (Rec. 709)
X_HEIGHT_EM: Final = 0.4  # of Thai consonants in Thai fonts: Sarabun 0.35, Loma 0.5
MARK_EM: Final = 0.3  # a mark's ink stands left of its pen
SHOWN_SHARE: Final = 0.5  # of a letter's width and height inside the clip
BUCKET_PT: Final = 16.0
MOST_OF_PAGE: Final = 0.5
# letters: a text layer under a picture, and no number that was painted over
VISIBILITY_MANY: Final = 25
