"""Tolerances of normalize/joined: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In common_columns.py:
EDGE_TOLERANCE_PT: Final = 4.0
# by which boxes of text reach over a border that their letters keep to
TEXT_TOLERANCE_PT: Final = 2.0

# In forms.py:
FORMS_LABELLED: Final = 0.6  # of the rows of a form; a blank label continues with what is above it
FORMS_NUMBERED: Final = 0.3  # of the labels of a form are bare numbers; those of a list are so
FORMS_SHORT: Final = 40  # characters, on the average
FORMS_CHECKS: Final = 0.5  # of the values of a follow-up
FEWEST_LABELS: Final = 4
LONGEST_LABEL: Final = 60  # characters; a label is a heading
FEWEST_LISTED: Final = 3  # labels that a profile lists, where a document has a single form

# In form_lines.py:
FORM_LINES_SAME_LEFT_PT: Final = 3.0
# of the place that the share of letters gives for a value that touches its label
FORM_LINES_TOUCHING_EM: Final = 1.5
FORM_LINES_SHARE: Final = 0.6  # of the labels stand in each form; those of a letter stand once
FORM_LINES_GAP: Final = 2.2  # of the size: tops of lines of one form differ by less
FORM_LINES_FULL_EM: Final = 5.0  # a line that ends nearer to the right edge is full

# In columns_beside.py:
# A spreadsheet prints a row at one height on all pages; borders are up to 1.5 pt wide.
BESIDE_ROW_EDGE_PT: Final = 1.0
BESIDE_FEWEST_ROWS: Final = 3  # headings and two rows; fewer agree by chance
BESIDE_MOST_PAGES: Final = 6  # of one block of columns, printed down, then over

# In continuing.py:
MOST_HEADING_ROWS: Final = 6  # lines of headings that are printed again without rules
FEWEST_NAMED: Final = 3  # headings that say a field in part, as those in two languages do

# In pieces.py:
LONGEST_HEADING: Final = 120  # characters of a line that names a group
LEAST_GROUPS: Final = 2  # headings of groups that count on: one number alone is no count

# In naming_lines.py:
LONGEST_NAME: Final = 250  # characters
NAMING_LINES_LEADING: Final = 1.75  # of the size: tops of two lines of one paragraph differ by less
NAMING_LINES_NEAR: Final = 3.5  # of the size: a line further above a table does not speak of it

# In page_breaks.py:
# Shares of the rows on the pages before; below them a column says nothing about where rows start.
PAGE_BREAKS_USUALLY: Final = 0.7
PAGE_BREAKS_FEW_ROWS: Final = 2

# In carried_rows.py:
# cells of a column that span steps elsewhere: such a column repeats its values so
FEWEST_SPANNING: Final = 2

# In pieces.py:
LINES_OF_REMARKS: Final = 4  # below a table, in which its unit is looked for

# In pooling.py:
POOLING_FEW_ROWS: Final = 12  # a table with more shows what its columns are by itself

# In nested_tables.py and form_steps.py:
# Borders are up to 1.5 pt wide and measured in their middle.
NESTED_EDGE_PT: Final = 2.0
NESTED_MARGIN_PT: Final = 8.0  # cells are padded by 5.4 pt (Word) or less; a figure needs 8 pt
