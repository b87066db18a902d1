"""Tolerances of extract/ocr: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In areas.py:
MARK_HEIGHT: Final = 1.3  # body heights; anything taller is no mark
THICKEST_BAND: Final = 0.6
SLACK_PIXELS: Final = 2

# In blocks.py:
BLOCKS_BAND: Final = 0.9  # body heights of white between blocks
BLOCKS_GAP: Final = 2.2  # body heights of white between columns
BLOCKS_DEEPEST: Final = 6

# In covered_rules.py:
COVERED_LEVEL_IN: Final = 0.02  # by which the ends of one rule differ on a level page
COVERED_SHARE: Final = 0.5  # of what lies between two ends; the ring of a stamp covers 0.6 to 1

# In dark_bands.py:
BAND_BLOCK_IN: Final = 0.02
BAND_DARKER: Final = 70  # levels below paper; grey fills behind black text are lighter
BAND_GAP_IN: Final = 0.12  # light text and the rules between headings are narrower
BAND_LEAST_HEIGHT_IN: Final = 0.16  # bold titles have no strokes as thick
BAND_LEAST_WIDTH_IN: Final = 0.5
BAND_MOST_SHARE: Final = 0.5  # of the page
BAND_FILLED: Final = 0.8  # of its box, with its light text
BAND_DARK: Final = 0.5  # of its box, without its light text
BAND_RING_IN: Final = 0.012  # blurred by printing and scanning
BAND_REACH_IN: Final = 0.05  # from a band to where the borders of the rows below begin
BAND_MOST_INK: Final = 0.1  # of a band's height where a border of its cells may stand

# In deskewing.py:
LEAST_SKEW_DEGREES: Final = 0.05
MOST_SKEW_DEGREES: Final = 5.0
RULE_SHARE: Final = 0.15  # of the page's width
COARSE_PIXELS: Final = 1000
BICUBIC_REACH: Final = (
    3  # pixels by which a turned picture's ink may be wider: 2 of a bicubic, 1 cut
)

# In faint_rules.py:
FAINT_BESIDE_IN: Final = 0.02  # from a line's middle to the paper beside it
FAINT_SMOOTH_IN: Final = 0.02  # along a line
FAINT_CONTRAST: Final = 14  # levels
FAINT_NOISE: Final = 6.0  # times the usual difference of a point to those above and below

# In lettering.py:
SIZE_OF_BODY: Final = 2.0  # a consonant is about half as tall as the size of its font
LETTERING_SPACE: Final = 0.4  # body heights of white between words
LETTERING_FEW_LETTERS: Final = 3
SURE_WORD: Final = 0.6  # mean certainty; strokes of pens that were read have less
SURE_LETTER: Final = 0.8  # mean certainty; strokes of pens that were read have less

# In orienting.py:
LARGEST_LETTER_IN: Final = 0.4
SURE_RATIO: Final = 3.0  # the rows of upright text differ more from each other than its columns

# In page_image.py:
LEAST_DPI: Final = 150.0
MOST_DPI: Final = 300.0
SMALLEST_SHARE: Final = 0.01  # of the page; a logo may be finer than the scan
# spread of the channels of stamps and pens; JPEG leaves less beside black letters
PAGE_IMAGE_COLOUR: Final = 60

# In pen_strokes.py:
# Stamps and signatures of four scans fill 0.03 to 0.1 of their box, logos and fills 0.4 and up.
STROKES_DPI: Final = 100.0  # at which they are looked for
STROKE_COLOUR: Final = 40  # spread of the channels; JPEG leaves less beside black letters
SMALLEST_STROKE_IN: Final = 0.4  # no letter of a text is as large
LARGEST_STROKE_IN: Final = 2.5
STROKE_BESIDE_IN: Final = 0.15  # ends that printed lines part from it
STROKE_FILLED: Final = 0.25  # of its box, as pieces of 0.01 inches
STROKE_STRAIGHT: Final = 0.6  # of its box's side: the rule of a table, the side of a frame
STROKE_OVER_TEXT: Final = 35  # levels by which print below a stroke is darker
STROKE_FRINGE_IN: Final = 0.012  # blurred by printing and scanning

# In reading_page.py:
# of letters on average: 0.93 to 1 the right way up, else at most 0.77
UPRIGHT_CERTAINTY: Final = 0.85
READING_PAGE_FEW_LETTERS: Final = 20
# columns of strips whose readings are held at once; 180 bytes each
READ_AHEAD: Final = 20_000

# In recogniser.py: columns of strips that are read at once; their layers are 15 KB a column
MOST_AT_ONCE: Final = 1000

# In rule_repairs.py:
JOIN_GAP_PT: Final = 14.0  # dust and folds break a rule; cells are wider
SAME_PLACE_PT: Final = 2.0
TOUCH_PT: Final = 5.0  # scanned rules end up to that far from the one they were drawn to
SHORT_UPRIGHT_PT: Final = 43.0
SAME_END_PT: Final = 4.0

# In runs.py:
MOST_PLACES_SHARE: Final = 0.25  # of a picture's pixels; more places take more memory than sums
TRANSPOSED_ROWS: Final = 128  # of 16 to 256, the quickest at 2,500 to 3,500 columns

# In ruling.py:
LONG_RUN_IN: Final = 0.3  # level; no letter is as wide
TALL_RUN_IN: Final = 0.18
SHORTEST_LEVEL_IN: Final = 0.45
SHORTEST_FAINT_IN: Final = 0.5
FAINT_APART_IN: Final = 0.02  # from any ink
SHORTEST_UPRIGHT_IN: Final = 0.2
LONG_UPRIGHT_IN: Final = 0.4
JOIN_IN: Final = 0.04
THICKEST_IN: Final = 0.035
RULING_SLOPE: Final = 0.04  # of its length that a bent or crooked rule may be high
GAP_IN: Final = 0.012  # broken by dust or a low threshold
BESIDE_IN: Final = 0.013
ALONE_SHARE: Final = 0.7

# In spelling.py:
LEAST_CHANCE: Final = 0.003  # of another letter, or of none, where one was read
LEAST_CHANCE_BETWEEN: Final = 0.02  # of a letter between two
LEAST_GAIN: Final = 1.5
SPELLING_PROVED: Final = 0.95  # certainty of a letter that makes a word
# of 46 wrong stretches of degraded pages 31 have a lesser letter, or stand in no word
SPELLING_SURE: Final = 0.8
SPELLING_CONTEXT: Final = 3  # letters beside an uncertain one
LETTER_COST: Final = 2.0
WORD_COST: Final = 1.0
SHORT_WORD_COST: Final = 1.6
LONGEST_WORD: Final = 20
MOST_CHANGES: Final = 3  # in one run of letters
GAIN_OF_ALIKE: Final = 1.9
SPELLING_GUESSED: Final = 0.7
ALIKE_PENALTY: Final = 4.5  # natural logarithm of how seldom a letter is misread, or a tone lost
CHANCE_PENALTY: Final = 0.5  # the least, where the reader itself saw another letter
LIKELIER: Final = 2.5  # by which a change is made
MUCH_LIKELIER: Final = 6.0  # by which it is certain
PROVED_BY_WORDS: Final = -6.0  # from which a letter that makes words is certain
ROUNDING: Final = 1e-6  # of sums of such logarithms, far below what they decide
STROKE_HEIGHT: Final = 0.7  # body heights
STROKE_WIDTH: Final = 0.45  # of its height
AS_LIKELY: Final = -1.0  # from which a letter as read is not certain

# In stamp_frames.py: stamps of two scans, and of 60 letters drawn by a script, turned up to 5
# degrees: sides 1.0 to 2.6 inches wide and 0.5 to 1.5 high.
FRAME_DPI: Final = 100.0  # at which they are looked for
FRAME_SIDES_IN: Final = (0.7, 0.35)  # least width and height; boxes to tick are smaller
FRAME_SIZES_IN: Final = (3.3, 2.2)  # greatest width and height; tables are wider
FRAME_FILLED: Final = 0.6  # of its box; a picture has more ink
FRAME_MIDDLE: Final = 0.8  # of a side, looked at: the corners of a turned frame belong to two
FRAME_PARTS: Final = 10  # of a side, whose middles tell how it runs
FRAME_NEAR_IN: Final = 0.02  # from the line of a side to its ink
FRAME_DRAWN: Final = 0.75  # of a side; what is written across hides some
FRAME_MOST_SLOPE: Final = 0.14  # 8 degrees
FRAME_LEANS_ALIKE: Final = 0.035  # by which the slopes of a frame's sides differ
FRAME_TURNED: Final = 0.021  # 1.2 degrees: no table of a page that was laid level
FRAME_PARTED: Final = 0.8  # of a frame's height, from which an upright line makes columns
FRAME_BESIDE_IN: Final = 0.15  # between cells that are drawn by themselves
FRAME_SAME_SIDE_IN: Final = 0.03

# In strips.py:
PART_GAP: Final = 1.8  # body heights of white that part a line; words are nearer
STRIPS_LONGEST: Final = 900  # columns of a strip; the readers were trained on up to 1,000
STRIPS_REACH: Final = 0.35  # heights of a line by which a place between letters may be off
STRIPS_LOW: Final = 0.55  # body heights
SMALLEST_DOT: Final = 0.55  # body heights; bullets are smaller
LARGEST_DOT: Final = 1.7
LARGE_DOT: Final = 0.9  # body heights; no bullet
DOT_APART: Final = 1.2  # body heights of white on both sides; bullets stand nearer to their text
DOT_OVAL: Final = 0.12  # of its height, by which its width may differ
DOT_FILLED: Final = 0.66  # of its box; a large disc fills 0.785
DISC_FILLED: Final = 0.87
SHORTEST_DASH: Final = 0.3  # body heights
STRIPS_EDGE: Final = 2  # pixels of grey around the ink of grey scans, which blur leaves
# Points of dotted lines, in body heights: those of two scans at 300 dpi are 0.15 to 0.2 wide and
# 0.1 to 0.2 apart; blur makes them wider and nearer. Three points are those of "...".
LEADER_POINT: Final = 0.4
LEADER_APART: Final = 0.8
LEADER_LEVEL: Final = 0.3  # from the base line
LEADER_FEWEST: Final = 5

# In strokes.py:
# Slashes of 12 scanned pages at 150 to 300 dpi: bar 0.22 to 0.43 of their width, stroke 0.25 to
# 0.57, lean 0.52 to 0.81; a seven has a bar of its whole width, and leans by a tenth.
SLASH_BAR: Final = 0.5
SLASH_STROKE: Final = 0.6
SLASH_LEANS: Final = 0.45

# In structure.py:
STRUCTURE_LEVEL: Final = 0.3  # body heights by which base lines of one row of a table differ
STRUCTURE_FEW_LETTERS: Final = 10
LARGER_BODY: Final = 1.12  # times that of the page
LARGEST_BODY: Final = 3.0
RULE_EDGE_IN: Final = 0.007
SHEET_EDGE_IN: Final = 0.2  # no printer prints a table there
DARK_BORDER_SHARE: Final = 0.15  # of the page's side

# In text_lines.py:
USUAL_BODY_IN: Final = 0.075
LEAST_BASE: Final = 0.68  # heights of pieces that stand on a base line
TALLEST_BASE: Final = 2.6  # heights of pieces that stand on a base line
NARROWEST_BASE: Final = 0.18
LINE_DISTANCE: Final = 1.25  # base lines are never nearer
LEAST_VOTE: Final = 0.35
LEAST_VOTE_SHARE: Final = 0.08
MARK_REACH: Final = 1.5  # body heights between a mark and the letters beside it
TEXT_LINES_FAR: Final = 1.6  # a piece further than that from every line is none of them
SPECK_SIDE: Final = 0.12
TEXT_LINES_ABOVE: Final = 2.3  # two marks above a consonant; a lower vowel
TEXT_LINES_BELOW: Final = 0.95  # two marks above a consonant; a lower vowel
LONGEST_DASH: Final = 1.2  # body heights
THICKEST_DASH: Final = 0.35  # body heights
DASH_SHAPE: Final = 1.7  # times as wide as high, or more
DASH_FILLED: Final = 0.7  # of its box
DASH_RISE: Final = 0.4  # body heights between a dash and its base line
TALLEST_PIECE: Final = 6.0  # a signature, a stamp, a brace

# In slant.py: columns a row, and columns of a strip of 48 rows.
# 8,328 numbers in upright, italic and slanted faces (benchmarks/ocr/agreement.py): of upright ones
# 0.06 or less is found, but where round digits alone leave it open; italics lean 0.1 to 0.3.
SLANTED: Final = 0.06
MOST_SLANT: Final = 0.42
SLANT_STEP: Final = 0.04
UPRIGHT_MARGIN: Final = 4
DARK: Final = 110  # of 255

# In voting.py:
LEAST_CERTAINTY: Final = 0.5
SURE_NEIGHBOUR: Final = 0.7
SURE_DIGIT: Final = 0.8
NOISE_CERTAINTY: Final = 0.4
POINT_HEIGHT: Final = 0.6  # body heights; a comma is half as tall as a digit
POINT_WIDTH: Final = 0.45
# 15 pages at 150 to 300 dpi: commas hang 0.13 to 0.25 and are 0.33 to 0.42 high, points -0.08 to
# 0.07 and 0.13 to 0.28
COMMA_HANGS: Final = 0.11  # body heights below the base line
COMMA_HEIGHT: Final = 0.3
VOTING_TAIL: Final = 0.12
VOTING_WIDER: Final = 1.4

# In word_costs.py:
UNKNOWN_LETTER_COST: Final = 14.0  # natural logarithm, about that of the rarest words
OFFICIAL_TIMES: Final = 20
OFFICIAL_LEAST: Final = 5000  # of 23 million words
