"""Tolerances of extract/pages: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In cut_rows.py:
CUT_ROWS_FEWEST_COLUMNS: Final = 3  # lines of two columns are often a list
CUT_ROWS_FOOT_SHARE: Final = 0.2  # of the page's height, below a table that the page's end cuts
CUT_ROWS_LEADING_EM: Final = 2.0  # from line to line of one cell, and to the rule below it
CUT_ROWS_ALIGNED_EM: Final = 0.15  # a line of a cell begins where the others do
CUT_ROWS_SAME_PT: Final = 2.0

# In furniture.py:
FURNITURE_LIGHT: Final = 0.5
FURNITURE_WHITE: Final = 0.97  # white letters stand on a dark ground and are text
FURNITURE_LARGE: Final = 1.8  # times the size of most letters
# of a text's letters lie over letters of others; of real text hardly any do
OVERLAP_SHARE: Final = 0.15
FURNITURE_BUCKET_PT: Final = 12.0
FURNITURE_MARGIN_SHARE: Final = 0.14  # of the page's height, at its top and at its foot
TITLE_SIZE: Final = 1.15  # times the size of most lines: a title that is repeated as header
CENTRED_PT: Final = 14.0
ROUNDING_PT: Final = 6.0

# In health.py:
FEW_LETTERS: Final = 25  # a stamp or a page number over a scanned page
MOST_OF_PAGE: Final = 0.5
MOST_BLANK_RULES: Final = 2  # level ones: of a header and a foot
DOUBTFUL_SHARE: Final = 0.01  # clean text of 40 real files has fewer than 0.3 % of such letters
READABLE_WORDS: Final = 0.75  # real files lie above 0.9, files whose consonants are lost below 0.6
NONSENSE_SHARE: Final = 0.25

# In hidden_text.py:
HIDDEN_TEXT_BUCKET_PT: Final = 4.0
INSIDE_PT: Final = 1.0
SAME_PLACE_PT: Final = 1.5  # hidden text that is printed there again, too

# In overflow.py:
SAME_LINE_EM: Final = 0.05
JOINED_EM: Final = 0.08  # letters of one word; the text of a cell ends further from its border
WIDER_EM: Final = 0.02  # than between the letters before: two texts that nearly touch at the border
BESIDE_EM: Final = 0.35  # a space's width, drawn or not

# In page_numbers.py:
PAGE_NUMBERS_MARGIN_SHARE: Final = 0.14  # of the page's height, at its top and at its foot
MOST_DIGITS: Final = 4
SAME_ROW_EM: Final = 0.35
# times the distance of the next lines: 23 pt above lines that are 21 pt apart
SET_APART: Final = 1.05

# In unread.py:
FEWEST_SHAPES: Final = 2  # in a cell without text: one alone is a tick, a bullet or an arrow
FEWEST_BESIDE_TEXT: Final = 3
EDGE_PT: Final = 3.0  # a picture may reach over its cell's border so far
INSIDE_SHARE: Final = 0.85  # of a picture's area: one that is a little too wide for its cell
TOUCHING_EM: Final = 0.25  # between two digits of one figure, the white around them included
FOOT_EM: Final = 0.15  # above the baseline: where every digit has ink, and no bullet
DESCENT_EM: Final = 0.25  # from a line's baseline to the lower side of its box
NOTE_EM: Final = 0.5  # by which a text may reach over the frame of the note that says it
LOWEST_EM: Final = 0.4  # below the baseline: the white under a digit in a picture of it
