"""Tolerances of extract/tables: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In banded.py:
BANDED_SAME_END_PT: Final = 3.0
OUTER_END_PT: Final = 12.0  # the outer rules of a table begin and end together
MIN_OUTER: Final = 2
HEADING_LEAD_EM: Final = 1.5  # of lines of one heading; a row below it has padding, too

# In cells.py:
MOST_HEADINGS: Final = 3  # filled rows; more of them are groups
X_HEIGHT_EM: Final = 0.3  # a letter's middle stands this far above its baseline

# In column_borders.py:
MANY_ROWS: Final = 5
FEW_ROWS: Final = 3
FEW_COLUMNS: Final = 8  # so many borders are looked at in turn sooner than halved
COLUMN_BORDERS_MOST: Final = 0.8
MIN_PARTED: Final = 2
COLUMN_BORDERS_BODY_SHARE: Final = 0.5  # of the rows hold a font of the body
WORD_GAP_EM: Final = 0.15  # less is no space of any font
CUT_SHARE: Final = 2  # texts that a border must part for each word that it cuts
BESIDE_EM: Final = 0.8  # cells of one row that are centred stand half a line apart
RULE_STRIP_EM: Final = 0.25  # white around the place where level rules begin

# In counted_spans.py:
SPAN_LEVEL_EM: Final = 0.5  # first lines of cells that begin a row differ by less
# paddings of two cells part their texts by 1.5 to 6 line distances, lines of one by 1.0
APART_LEADS: Final = 1.4

# In drawing_order.py:
DRAWING_ORDER_NEXT_LINE_EM: Final = 2.3  # from line to line within one cell, at most
TRUSTED_SHARE: Final = 0.8
DRAWING_ORDER_LISTED: Final = 3  # lines side by side in all columns
DRAWING_ORDER_BESIDE: Final = 2  # cells that begin beside a further line of one; one is by chance
# of the longest line; a text that is wrapped has no line so short but its last
DRAWING_ORDER_SHORT_SHARE: Final = 0.6

# In figure_columns.py:
# Chromium sets the figures of a column, and the texts beside them, within 0.1 pt.
FIGURE_ENDS_PT: Final = 0.5
FIGURES_ALIGNED: Final = 3  # two ends may be level by chance

# In edges.py:
SNAP_PT: Final = 3.0  # double rules and rules drawn twice are one; no line of text is this low
DOT_PT: Final = 1.5  # Chromium draws dotted borders as squares of their width
JOIN_PT: Final = 3.0  # a grid drawn in pieces, one per cell, leaves gaps up to a rule's width
SHORTEST_PT: Final = 2.0

# In frames.py:
# between the lines of a double or triple frame; no column of text is so narrow
MARGIN_PT: Final = 12.0
FEWEST_CONNECTED: Final = 2  # lines between boxes one below the other: a chart of three boxes
FEWEST_STEPS: Final = 2  # bars of three heights
FULLEST_CHART: Final = 0.34  # of its places hold text: a figure a bar, before three lines at least
WIDEST_STAMP_PT: Final = 240.0  # of a scan, and of one column

# In stepped.py, a share of the grid's area outside of its boxes. Charts of bars, boxes joined by
# arrows and boxes of offices that were drawn for it have more, a histogram without gaps has less.
STEPPED_SHARE: Final = 0.25
FEWEST_OPEN_PLACES: Final = 6  # a table of which a few rules are missing has less; charts have 9
# Texts side by side in one row, and rows of such: a table lists a number, a name and what is done,
# and has headings and a record (by reasoning: none was seen). Boxes of offices stand apart.
STEPPED_CELLS: Final = 3
STEPPED_ROWS: Final = 2

# In grids.py:
GRIDS_SAME_END_PT: Final = 12.0  # upright rules of one table begin or end together
SIDE_BY_SIDE: Final = 0.6
GRIDS_MIN_UPRIGHTS: Final = 3

# In options.py:
SMALLEST_BOX_PT: Final = 5.0
LARGEST_BOX_PT: Final = 16.0  # boxes to tick are about as high as a line of 10 to 16 pt
BOX_CORNER_PT: Final = 1.0
OPTION_GAP_EM: Final = 1.2
FEWEST_OPTIONS: Final = 3
OPTIONS_SHARE: Final = 0.75  # of the texts beside the first column

# In outline_rows.py:
FEWEST_NUMBERED: Final = 3  # rows that begin with a list number
AMOUNT_SHARE: Final = 0.7  # of the rows have one amount; headings without one are rare
# of the rows begin with a list number; years and sources stand between them
NUMBERED_SHARE: Final = 0.3
SAME_LINE_EM: Final = 0.35
BARE_SHARE: Final = 0.8  # of the lines of a column that holds nothing but list numbers
LABEL_COLUMNS: Final = 2  # a list number may have a column of its own

# In heading_bands.py:
HEADING_BANDS_LINES: Final = 5  # of one heading in a narrow column
HEADING_BANDS_CENTRED: Final = 0.2  # of a line's size: middles of centred headings differ by less

# In open_ends.py:
OPEN_PT: Final = 6.0
OPEN_ENDS_NEXT_ROW_EM: Final = 3.2
FAR_ROW_EM: Final = 9.0  # full rows of a table set wide stand no further apart
OPEN_ENDS_NEXT_LINE_EM: Final = 1.8
OPEN_ENDS_SET_WIDE_EM: Final = 2.3  # as in drawing_order.py: from line to line within one cell
FEWEST_LEVEL: Final = 2  # texts of a cut row that begin where texts of the table do
FIRST_ROW_LINES: Final = 12  # of a plain row above the first filled one
FOOT_LINES: Final = 2  # below a row that the page's foot cuts: a page number, a form's name

# In pieced_spans.py:
ONE_TEXT_EM: Final = 1.0  # two spaces within one text are narrower
# more white at a column border than one space, which measures 0.22 to 0.33 em
BORDER_GAP_EM: Final = 0.45

# In pieces.py:
# changes between filled and plain rows; a filled heading and a filled total make two
ALTERNATING: Final = 3
MIN_SHADED_CELLS: Final = 6
FILLED_SHARE: Final = 0.7
NUMBERED_ROWS: Final = 2  # ruled rows, each with a number, that tell what an open one is
PIECES_BODY_SHARE: Final = 0.5
PARTED_SHARE: Final = 0.5  # of a column's lines that show two texts side by side: it is two columns
BOOK_RULES: Final = 3  # above and below the headings, and below the table
FITS_SHARE: Final = 0.75  # of the pieces of text that lie within one column each

# In posts.py:
POSTS_MOST_EDGES: Final = 400  # of a page; more are a drawing
# of the ends of rows two pieces of one rule meet; else rows over all columns cut it
POSTS_MEETING: Final = 0.5
POSTS_MOST_UPRIGHTS: Final = 60  # of a table
POSTS_FEWEST_ENDS: Final = 2  # heights at which rows end; one may end the headings alone
# of the table's height; a larger row holds several, whose sides are drawn in one
POSTS_LARGEST_ROW: Final = 0.7
POSTS_LINE_LEADS: Final = 1.05  # rows that follow as near as lines are parted by no padding
POSTS_MIDDLE_EM: Final = 0.6  # twice the distance of a text from the middle of what it spans

# In rivers.py:
# titles of sections are set 1.15 to 1.5 times as large as tables, their headings 1.0 to 1.1 times
TITLE_LARGER: Final = 1.12
SAME_ROW_EM: Final = 0.35
# wider than a space of any Thai font, narrower than the padding of two cells
SEGMENT_GAP_EM: Final = 0.6
RIVER_EM: Final = 0.36  # spaces measure 0.22 to 0.33 em in the Thai fonts seen
RIVERS_NEXT_ROW_EM: Final = 4.2  # a larger white gap ends a table
HEADING_LINES: Final = 3
MANY_CUT_LINES: Final = 12
ANOTHER_TABLE: Final = 0.6  # of the width of all rivers
AFTER_TABLE: Final = 1.25  # times the widest gap between lines of a table: text after it
HALF_LINE_EM: Final = 0.98  # no font sets whole lines closer than this

# In row_starts.py:
MERGED_LEADS: Final = 0.6  # first lines of cells nearer than this begin one row
BREAK_LEADS: Final = 1.3  # a gap of so many line distances parts two cells of one column
STRADDLE_LEADS: Final = 1.15  # lines of one cell are no further apart
FULL_LINES: Final = 4  # a heading and three rows
FULL_COLUMNS: Final = 3  # with a text in each line, beside numbers in the middle of several
ROW_STARTS_SHORT_SHARE: Final = 0.6  # of the longest line of a column; a wrapped line is longer
# of a column's cells that begin with a number make it the column that counts
LIST_SHARE: Final = 0.6
MOST_HEADING_LINES: Final = 2  # above the first list number of a column

# In ruled.py:
OPEN_END_PT: Final = 6.0
WALL_SHARE: Final = 0.7  # of a side that a rule must cover to part two places

# In interrupted.py:
LEAST_INTERRUPTED: Final = 4  # ends of rules at one height; two columns beside a wide cell have 2

# In number_columns.py:
COUNTED_ROWS_APART: Final = 1.12  # line distances from the last line of a row to the next row
COUNTED_ROWS_BESIDE: Final = 0.5  # of the columns have a line beside each number
COUNTED_ROWS_WIDER: Final = 1.05  # times a gap inside of a row is the one between two rows
NEAR_LEADS: Final = 0.3  # line distances between baselines that are one

# In open_rows.py:
OPEN_ROWS_MIDDLE: Final = 0.6  # line distances from the middle of rows to the number of them all

# In ruled_rows.py:
DESCENT_EM: Final = 0.3  # of the lines above a row
OPEN_BODY_SHARE: Final = 0.5  # of a table's height
OPEN_BODY_ROWS: Final = 4  # ruled rows of a table without other level rules: three of headings
RULED_ROWS_SAME_LINE_PT: Final = 2.0
RULED_ROWS_SHARED: Final = 0.6

# In run_on.py:
RUN_ON_PARTED: Final = 0.5  # of the borders between rows have more white than lines

# In runs.py:
# month columns measure 10 pt and more, dashes and dots 6 pt and less
SHORTEST_PIECE_PT: Final = 8.0
MEET_PT: Final = 1.0  # pieces that meet; dashes leave more
RUNS_SAME_LINE_PT: Final = 2.0
RUNS_SAME_END_PT: Final = 3.0
ROOM_EM: Final = 1.0  # more white beside its text than in other rows: text between two tables
# rules further apart with nothing between them: one table ends, one begins
EMPTY_BAND_PT: Final = 8.0
STRANGE_SHARE: Final = 0.5  # of the columns below a line of text that the table above it has not

# In shading.py:
COVERED_SHARE: Final = 0.8  # of a cell that a fill covers; borders and padding take the rest
SHADING_BUCKET_PT: Final = 24.0
INSIDE_PT: Final = 3.0  # a rule nearer to a cell's border is that border
THROUGH_PT: Final = 6.0  # dots and short dashes are no line
SHADING_WHITE: Final = 0.985  # the darkest part of a colour that is the paper's
# Bars of calendars that ReportLab drew are 8 pt high in rows of 23 to 42 pt and end 1 to 4 pt
# before the borders of columns of 25 pt; dots measure 8 pt.
BAR_PT: Final = 2.0  # thinner ones are rules
LARGEST_BAR_PT: Final = 24.0  # higher than a line of text; rows of bars hold two or three lines
MOST_BARS: Final = 600  # of a page: 40 rows of a bar for each month are fewer
BAR_SHARE: Final = 0.4  # of a column, from its middle on; a bar drawn by hand reaches over by less
DOT_ROUND: Final = 0.15  # of its height: letters and dashes are further from being as wide as high
SMALLEST_DOT_PT: Final = 4.0  # full stops are smaller
LARGEST_DOT_PT: Final = 16.0  # as boxes to tick

# In titles.py:
MIN_COLUMNS: Final = 3

# In colon_forms.py:
FEWEST_COLONS: Final = 2  # in a column of their own; a page's end may leave few labels of a form
VALUES_HANG_EM: Final = 3.0  # lines below a numbered step begin behind its number

# In two_columns.py and colon_forms.py:
FEWEST_PAIRS: Final = 5  # labels with values; the head of a letter has four
SAME_LEFT_PT: Final = 2.0
TWO_COLUMNS_MOST: Final = 0.9
FEWEST_LABELS: Final = 3  # that come again in the forms of a page
TWO_COLUMNS_AGAIN: Final = 0.6  # of the texts at the left; the others are names of forms
TWO_COLUMNS_NAMES: Final = 4  # labels for one whose value, the name of a form, is in their font
TWO_COLUMNS_WIDER: Final = 1.2  # times the distance of two lines of one value
TWO_COLUMNS_APART: Final = 0.5  # of the labels with a value stand that far below the line above
FEWEST_PAGES: Final = 4
LAST_PAGE: Final = 999
FEWEST_RULES: Final = 3
TWO_COLUMNS_SAME_END_PT: Final = 3.0

# In unruled.py:
MIN_ROWS: Final = 3
MANY_COLUMNS: Final = 3
LONG_CELLS_SHARE: Final = 0.08  # three rivers through many lines are no accident
# of a table's lines show two columns or more at once; the rest is wrapped
SEVERAL_SHARE: Final = 0.2
ROW_RULE_SHARE: Final = 0.4  # of a table's width; cells that span rows take the rest
# Of a scan: of 60 letters drawn by a script false columns show in two or three lines, and the
# tables without rules of two real pages in five and more.
SCANNED_LINES: Final = 4  # that show two columns or more
SCANNED_RULES: Final = 2  # level ones that make a table of fewer lines
FIGURES_SHARE: Final = 0.8  # a table of two columns is one only when one of them counts something

# In side_by_side.py:
TWICE_HEADED_LINES: Final = 6  # of the headings of two tables side by side

# In white_rules.py:
BESIDE_PT: Final = 2.0  # from the middle of a rule to the fill that it stands on
ON_FILL: Final = 0.6  # of the samples
LEAST_LEVEL: Final = 4  # three rows of two columns
MANY_UPRIGHT: Final = 6  # five columns, of which two rows are a grid
LEAST_LEVEL_AGAIN: Final = 3  # two rows of the columns of another grid
LEAST_UPRIGHT: Final = 3  # three rows of two columns
NOTE_SHARE: Final = 0.5  # of the columns

# In wide_headers.py:
# two headings set close show a gap at the border; one wide heading none
HEADING_GAP_EM: Final = 0.3
HEADING_RULE_PT: Final = 8.0  # between a rule and the top of the line below it
HEADING_RULE_SHARE: Final = 0.9  # of the table's width
# the middles of lines that are centred below each other: rounding, and a mark that is no letter
RAISED_MIDDLE_EM: Final = 0.25
MIDDLE_EM: Final = 0.3
ASCENT_EM: Final = 0.95

# In second_pairs.py:
SECOND_PAIRS_FEWEST: Final = 2  # rows of a page whose second labels begin at the same places

# In ruled_halves.py:
HALVES_RULES: Final = 3  # above and below the headings of each table, and at its foot
HALVES_APART_PT: Final = 6.0  # of white between tables side by side
