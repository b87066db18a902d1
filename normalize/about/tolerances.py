"""Tolerances of normalize/about: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In agencies.py and name_ends.py:
AGENCIES_LONGEST: Final = 200  # characters of a name, and of the place after it
LOOK_AHEAD: Final = 16  # letters behind a word that tell whether it belongs to what follows
LONGEST_WORD: Final = 8  # of those that hold a word which ends names
LONGEST_PLACE: Final = 24  # letters of a place's name

# In agency_aliases.py:
PROSE_PARAGRAPHS: Final = 8  # paragraphs from the top in which a document says who it speaks of

# In fiscal_year.py:
NAME_OF_LAW: Final = 90  # letters: the name of a law with its year
# letters: "ได้รับการยกฐานะจากสภาตำบลเป็นองค์การบริหารส่วนตำบล พ.ศ." and "พ.ศ. 2539 ได้รับการยกฐานะ",
# by the longest of such sentences; a title's own year stands further off
EVENT_BEFORE_YEAR: Final = 50
EVENT_BEHIND_YEAR: Final = 30

# In plan_kinds.py:
PLAN_KINDS_SHORTEST: Final = 8  # letters that name a kind: "แผนพัฒนา" alone

# In title_lines.py:
MOST_HEADING_LINES: Final = 8
MOST_LINES_OF_COVER: Final = 5  # from these on a page without headings has begun with its text
CENTRED_PT: Final = 14.0
CENTRED_AT_MARGIN_PT: Final = 4.0  # of a line that starts at the left margin, as running text does
TITLE_LINES_LARGER: Final = 1.1  # than most of the page: a heading wherever it stands
WRAP_EM: Final = 3.5  # the first word of a heading that went to the next line is hardly wider
MARGIN_PT: Final = 54.0  # left and right of a page that shows nothing but headings
TABLE_PADDING_PT: Final = 15.0  # how far a table's edge may stand left of the text's
LEAST_ROOM: Final = 0.6  # of a page's width, where all that it shows is narrow
MOST_MARGIN: Final = 0.2  # of a page's width

INDENT_PT: Final = 12.0  # of the first line of a paragraph, at least

# In total_score.py:
LARGEST_INDENT_EM: Final = 4.0  # of a paragraph's first line; headings in the middle have more
TOTAL_SCORE_LEAST: Final = 1  # no total score of any year is near it
TOTAL_SCORE_PLAIN: Final = 3  # the least strength that tells of a total score
TOTAL_SCORE_GRADED: Final = 5  # the least strength that tells of it by itself
