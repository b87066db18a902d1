"""Tolerances of normalize/outlines: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In building.py and closings.py:
# of the room before an amount that a line fills if its label continues; lead words take a part
AWAITING_SHARE: Final = 0.5
FEWEST_ALIKE: Final = 12  # letters that two prints of one heading have in common, if it was cut

# In groups.py:
MOST_GROUP_LINES: Final = 3
MOST_ROWS_ABOVE: Final = 5  # running header and lines of a label above a page's first amount

# In labels.py:
# of the room beside the amounts that a line fills before its label continues
FULL_SHARE: Final = 0.75
SAME_GAP_PT: Final = 0.8
# from one line of a label to the next; state budgets are set 1.4 em apart
NEXT_LINE_EM: Final = 2.6

HANGING_EM: Final = 2.0  # lines of a label behind its bullet

# In leaders.py:
LEADER_DOTS: Final = 4  # fewest that lead to an amount; an ellipsis has three

# In placing.py:
ALIGNED_PT: Final = 2.5  # left ends of one level on one page
LARGEST_GAP: Final = 3  # list numbers that a printed outline leaves out at once

# In repairing.py:
FEWEST_ADOPTED: Final = 2  # rows that add up to the one before them: one alone may repeat it
MOST_READINGS: Final = 64  # tried for one heading

# In rows.py:
SAME_ROW_EM: Final = 0.35  # as for rows of text in extract
WIDEST_LETTER_EM: Final = 0.62  # digits are 0.4 to 0.55 em wide in the Thai fonts seen
MUCH_WHITE_EM: Final = 4.0  # justified Thai lines have few spaces: up to 3 em each
LEAD_LETTERS: Final = 8  # of a word such as "จำนวน" before an amount
SAME_COLUMN_PT: Final = 4.0  # right ends of one column's amounts; columns lie 60 pt and more apart

# In years.py:
LONGEST_HEADING: Final = 24  # letters of the heading of one year's column: "ปีงบประมาณ พ.ศ. 2565"
