"""Tolerances of normalize/layout: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In completeness.py: a piece of a table with so many times the letters of its headings has rows
LOST_PIECE_LONGER: Final = 1.2

# In calendars.py:
CALENDARS_MARKS: Final = 0.9  # of the cells that say something

# In cell_looks.py:
MOST_PARTS: Final = 0.6  # of the lines of a cell: a value that wraps reads in one line of two
FEWEST_WRAPPED: Final = 3  # lines of a cell with several values, one of which takes two

# In claims.py:
# A column known by its cells alone; three of them and one listed header make a layout.
CLAIMS_INFERRED: Final = 0.4
LEAST_CERTAINTY: Final = 1.5
ROSTER_PACKED: Final = 0.5  # of the cells of a column hold several numbered items
ROSTER_PEOPLE: Final = 0.5  # of the cells of a column name persons or posts
CLAIMS_SAME: Final = 0.03  # scores nearer than this are equal
# Natural logarithm of how much likelier the roles of the main columns are than any others, below
# which they are uncertain. Of held-out tables above the first 98 % have them right; where listed
# headings name them all, 99.4 % above the second (benchmarks/layout/fit.py).
SURE_BY_CELLS: Final = 2.0
SURE_BY_HEADINGS: Final = 0.5
CLAIMS_TIMES: Final = 0.8  # of the cells of a column
FALLS_PER_NUMBER: Final = 4  # one in four list numbers at the most is less than that above
CLAIMS_NUMBERS: Final = 0.5  # of the cells of a column of list numbers that no heading names

# of the cells of a column of periods that no heading names, "ทุกเดือน" among them: "12 เดือน" is a
# quantity, too
CLAIMS_PERIODS: Final = 0.3

# of the cells of a column that are owners, whatever else their names say
CLAIMS_OWNERS: Final = 0.9

# In field_choice.py and finer_texts.py:
FINER_VALUES: Final = 0.4  # of the cells of a column are owners, periods, amounts, numbers or ticks
STEPS_NEAR: Final = 3.0  # by how much steps may look less likely than one more column, as logarithm
FINER_LENGTH: Final = 0.25  # of the longest column's texts: names of measures are no shorter

# In column_evidence.py:
# a column has this share of the cells of the one whose rows it groups, or less
COLUMN_EVIDENCE_GROUPING: Final = 0.8
MOST_CELLS: Final = 60  # of one column; more say nothing new

# In column_roles.py:
# What a column's cells look like counts in full only where there are many; of two it counts half.
# How they span the rows is seen at once.
HALF_TRUSTED: Final = 2.0

# In evidence.py:
EVIDENCE_FEWEST_NAMES: Final = 2

# In header_rows.py:
HEADER_ROWS_MOST_HEADER_ROWS: Final = 4
FEWEST_COUNTED: Final = 3  # columns; two numbers may be a row
TORN_HEADING: Final = 40  # letters; the wordings of profiles have at most 36

# In header_scores.py:
# How sure a wording is. A whole header that is listed beats any part of one.
HEADER_SCORES_LISTED: Final = 1.0
LISTED_MARKS_LOST: Final = 0.95
LISTED_BELOW: Final = 0.855  # the lowest heading alone is listed
HEADER_SCORES_WEAK: Final = 0.55
HEADER_SCORES_STEM: Final = 0.3
NAMED_AMONG_OTHERS: Final = 0.8  # "หลักฐาน/การติดตาม" is the follow-up

# In inferring.py:
# Shares are of the cells that are not blank, two of three at least; one cell is too few to tell.
INFERRING_MOST: Final = 0.65
FEWEST_CELLS: Final = 2
# characters; a step or a measure is longer than a number or a place
INFERRING_LONG_TEXT: Final = 12

# In plan_in_scores.py:
FEWEST_BOTH: Final = 3  # columns beside those of scores: a name, what is done, and who or when

# In repeated_columns.py:
REPEATED_COLUMNS_FEWEST: Final = 2  # columns; one alone does not repeat

# In centred_groups.py:
# of the narrowest column: a heading centred over columns (Chromium, level rules only) is off their
# middle by 0.02; a column more or less moves that by half of one
CENTRED_GROUPS_SHARE: Final = 0.2

# In reshaping.py:
RESHAPING_FEWEST_NAMES: Final = 3  # official indicators in one row
RESHAPING_MOST_HEADER_ROWS: Final = 4

# In score_columns.py:
# official indicators in one column; fewer may be spoken of elsewhere
SCORE_COLUMNS_FEWEST_NAMES: Final = 3
SCORE_COLUMNS_MOST: Final = 0.8  # of the rows of indicators
SCORE_COLUMNS_LONG_TEXT: Final = 15  # characters; a level is shorter than an issue
SCORE_COLUMNS_LISTED: Final = 1.2  # surer than any heading: the names prove it

# In start_end.py:
START_END_AGREE: Final = 0.9  # of the rows: a start comes before its end
START_END_FEWEST: Final = 2  # rows that show both
