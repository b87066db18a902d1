"""Tolerances of normalize/records: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In lone_headings.py:
LEAST_NUMBERED: Final = 2  # headings whose numbers those of the rows below carry

# In measures.py:
LEAST_LOWER_HEADINGS: Final = 3  # cells of a row that repeat the end of their headings
MEASURES_ALIKE: Final = 0.6  # of two names of one measure, one of them shortened or misspelt

# In cell_items.py:
ALIGNED_SHARE: Final = 0.45  # of a line's size: tops of one printed row differ by less
# times the usual distance of lines: more than any leading, less than an empty line
PACKED_CELLS_GAP: Final = 1.35

# In packed_cells.py, of lines in Chromium, whose paragraphs in one cell are 1.5 to 3 pt further
# apart than their lines:
ONE_RUN_PT: Final = 0.5  # lines of one paragraph differ in their distance by less
RUNS_PAST_PT: Final = 1.0  # items that are further apart than their lines, and lines beside them

# In score_sums.py:
SCORE_SUMS_NUMBERED: Final = 0.8  # of the rows of indicators

# In unnumbered_items.py:
MOST_WAYS: Final = 3000  # sets of cuts that are compared one by one
FITS_PT: Final = 1.5
UNNUMBERED_ITEMS_STRONG: Final = 2.0
UNNUMBERED_ITEMS_SURE: Final = 3.0
UNNUMBERED_ITEMS_WEAKEST: Final = -1.0

# In value_cuts.py:
MOST_PARTS: Final = 12  # lines, or words of a run, of one value
# How well a piece reads: a year of its own is the end of the value before it, and a month without
# a year begins one that continues, where another cut reads both whole.
VALUE_CUTS_WHOLE: Final = 3.0
VALUE_CUTS_RECURRING: Final = 2.5
VALUE_CUTS_BLANK: Final = 2.0
VALUE_CUTS_DOUBTFUL: Final = 1.0
YEAR_ALONE: Final = 0.2
VALUE_CUTS_TORN: Final = 3.0

# In level_items.py:
LEVEL_ITEMS_BLANK: Final = 1.0  # for a step beside which a column is blank
LEVEL_ITEMS_FEWEST: Final = 2  # lines of the steps

# In level_rows.py:
LEVEL_ROWS_UNREAD: Final = 3.0  # for a step beside which a column of values reads as none

# In centred_names.py:
# of the size of letters: from the middle of a name to that of its rows; a row more is 0.75 and more
CENTRED_NAMES_EM: Final = 0.5
CENTRED_NAMES_OFF_EM: Final = 0.4  # half a row is 0.6 and more; baselines of two fonts differ less

# In columns.py:
FEWEST_LISTS: Final = 2  # cells that number their items: where a third does not, it holds one

# In shared_values.py:
FEWEST_SHARING: Final = 2  # measures of several steps

# In score_years.py:
SAME_INDICATORS: Final = 0.8  # of the names of two tables: an indicator is renamed, none replaced
