"""Tolerances of extract/text: the numbers that decide, with unit and evidence.

They are constants and no fields of a settings class because nothing sets others: marked Final, a
compiled module holds the number itself (1.7 ns for a look-up that takes 10 ns without the mark).
"""

from typing import Final

# In choosing_letters.py:
# candidates that are up to that many times as far as the nearest
CHOOSING_LETTERS_WITHIN: Final = 4.0
MOST_CONTEXTS: Final = 60  # of one glyph: more tell nothing new
MUCH_COMMONER: Final = 100  # times: "เรื่อง" beside "เรี่อง"; "ชั้น" and "ขั้น" are left open
# A letter that is that many times as far as another script's is none because of its neighbours.
MUCH_FARTHER: Final = 2.0
CLEAR_VOTES: Final = 2  # times as many words as with the next letter
# Parts of a joined glyph that are that much farther than the nearest may be it: ซ beside ช, ี
# beside ื; one word is enough then.
AS_NEAR: Final = 1.15
# Letters of unknown faces lie at 10 to 60: from here on words alone choose.
LIKE_NOTHING: Final = 90.0
CLEAR_SHAPE: Final = 1.25  # the nearest candidate is the letter where no word tells
# squared distance beyond which a glyph is like no known letter
CHOOSING_LETTERS_FARTHEST: Final = 150.0

# In byte_orders.py:
THAI_BYTES: Final = 8  # letters of a known order that outlines have to confirm

# In clusters.py:
SAME_PLACE_PT: Final = 1.0  # fake bold prints the same glyph again within one point

# In decoding.py:
THAI_BYTES_USES: Final = 10

# In digit_sets.py:
MOST_GLYPHS: Final = 10
# Measured on 25 designs, each left out in turn, with all ten Thai digits and random choices of
# fewer: 0 of 97,980 are wrong; 99 % of ten, 96 % of nine, 92 % of seven, 88 % of five are clear.
MOST_DIGITS: Final = 9  # of a font: from here on most rivals are among them
FEWEST_LOOPED: Final = 4  # digits of a font that tell how many loops its digits have
OTHER_LOOPS: Final = 40.0  # squared distance
CLEAR_OF_TEN: Final = 1.4
CLEAR_OF_MOST: Final = 1.6
CLEAR_OF_FEW: Final = 1.7
DIGIT_SETS_OPTIONS: Final = 5  # digits that a glyph may be
DIGIT_SETS_FORBIDDEN: Final = 1e6

# In font_digits.py:
CLEAR_DIGIT: Final = 1.4  # between a digit and a letter of its look
LIKE_DIGIT: Final = 1.5  # a letter that is that much nearer leaves it to the neighbours, too
# a letter that is that near leaves it to the neighbours whether it is a digit
NO_DIGIT: Final = 1.3
SAME_DIGIT: Final = 1.2  # two glyphs are drawn as one digit: another is not that much nearer

# In joined_glyphs.py:
PART_DISTANCE: Final = 80.0
PART_OPTIONS: Final = 3  # letters that each part may be
MOST_PARTS: Final = 4
JOINED_GLYPHS_ABOVE: Final = 0.92  # of the height of ก: where marks begin
JOINED_GLYPHS_BELOW: Final = 0.05

# In own_glyphs.py: of the em; what a foundry moves is moved by whole units of 1/1000 or 1/2048 em.
SAME_OUTLINE: Final = 0.0015

# In joined_lines.py:
LEAST_PADDING_PT: Final = 12.0  # of a cell, left and right together

# In layer_check.py:
HEIGHT_LETTERS: Final = 9  # of a font, to find the height of its letters by
MOST_SEEN: Final = 100_000

# In lines.py:
NEW_LINE_EM: Final = 0.45
ASCENT_EM: Final = 0.8  # as in Cluster.box
DESCENT_EM: Final = 0.25  # as in Cluster.box
GAP_WITH_SPACES_EM: Final = 1.0  # in a file that has space glyphs a lesser gap is justification
LETTERSPACED_ROW: Final = 8  # letters from which a row tells its letterspace
WIDE_GAP_EM: Final = 1.5  # between a label and its amount; a tab, never a justified space
LEAST_SPACE_EM: Final = 0.22  # drawn by moving the pen in such a file, too
LARGEST_SPACE_EM: Final = 0.45  # drawn by moving the pen in such a file, too
EVEN_EM: Final = 0.03  # what such gaps, and the letters beside them, may differ
GAP_WITHOUT_SPACES_EM: Final = 0.18  # TeX and some report writers draw gaps and no space glyph

# In looks.py:
BLUR: Final = 8.0  # squared distances below this tell nothing of one another
# Heights by that of ก, over 25 designs: Thai digits 1.00 to 1.06, ASCII digits 1.17 to 1.38.
THAI_DIGIT: Final = 1.02
ASCII_DIGIT: Final = 1.25

# In mark_attachment.py:
X_HEIGHT_EM: Final = 0.3  # a letter's middle stands this far above its baseline
# Noto Looped draws marks with the pen up to 0.6 em left of the base's end
BEFORE_BASE_EM: Final = 0.7
AFTER_BASE_EM: Final = 0.15
# where the pen goes back to the base's end for the next one (Tahoma: .16)
BEHIND_BASE_EM: Final = 0.3
LETTERSPACE_EM: Final = 0.8
PEN_NOISE_EM: Final = 0.06  # LibreOffice's pens are up to 0.03 em apart where they should be one
DISORDER_SHARE: Final = 0.05  # fewer marks than that on a wrong base are slips and no other order

# In nameless_glyphs.py:
FEWEST_WORDS: Final = 2
NAMELESS_GLYPHS_ROUNDS: Final = 4  # what one glyph is chosen as makes the words of others
NAMELESS_GLYPHS_CLEAR_RATIO: Final = 4
CLEAR_SHARE: Final = 0.6  # of the uses must stand in a word with the letter

# In outline_candidates.py:
HEIGHT_SAMPLE: Final = 32
MOST_LOOKS: Final = 2000  # glyphs whose candidates are kept: 3 KB each
# of the distance to a Thai digit, by the descriptor that parts nothing but these
DIGIT_SHARE: Final = 2.0 / 3.0
GROWN: Final = 1.3  # more glyphs: the height is found again
FEWEST_LETTERS: Final = 5  # of a font whose glyphs are taken for letters by what they look like
LETTER_LIKE: Final = 60.0  # squared distance

# In overprint.py:
FEWEST_DASHES: Final = 3  # typed over letters: one alone may be a sign drawn too near
OVERPRINT_SAME_LINE_EM: Final = 0.25
ALIKE_IN_SIZE: Final = 1.6
LEAST_WIDTH_EM: Final = 0.1
OVERLAP_SHARE: Final = 0.5  # of the narrower letter

# In raised.py:
# Word, LibreOffice and Chromium set marks at .55 to .85 of the size, raised by .24 to .45 em.
LEAST_SIZE: Final = 0.3
LARGEST_SIZE: Final = 0.87
LEAST_RISE_EM: Final = 0.13
LARGEST_RISE_EM: Final = 0.65
GAP_EM: Final = 0.5  # of the larger letter; a mark may also begin a little before that letter's end
KERNED_EM: Final = 0.2
RAISED_SAME_LINE_EM: Final = 0.1
BUCKET_PT: Final = 8.0
SLACK_PT: Final = 0.01  # rounding in sums of baselines

# In settling.py:
NEAR_ENOUGH: Final = 110.0  # squared distance; letters of unknown faces lie at 10 to 60
SETTLING_SUSPICIOUS: Final = 1.6  # by the coarse look, which only calls for the finer one
# The ๕ of a font that calls it ๘ lay 1.38 times nearer; in true fonts none is nearer to another.
SUSPICIOUS_DIGIT: Final = 1.1
SETTLING_SETTLED: Final = 1.3  # between two letters that two witnesses name
# the text layer's letter is that many times as far as the nearest
CONTRADICTED: Final = 2.0

# In shared_am.py:
SHARED_AM_CONTEXT: Final = 14
FEWEST_USES: Final = 2
# ำ to า is 1 to 8 in Thai prose; fonts with one glyph for both show 20 to 1
SHARED_AM_CLEAR_RATIO: Final = 3

# In crossed_out.py:
MOST_STROKES: Final = 200  # a drawing, a map or hatching has more
CROSSING_SHARE: Final = 0.2  # by which the ends of two strokes that cross may differ
STROKE_MARGIN_PT: Final = 2.0  # what the ends of two strokes may differ by, whatever their size
HIGHEST_STROKE_EM: Final = 2.0  # of one stroke through words
HIGHEST_ROW_EM: Final = 8.0  # of one stroke through a row
FLATTEST_SLOPE: Final = 4.0  # times as wide as it is high: the diagonal of a heading is steeper
RUN_GAP_EM: Final = 1.0

# In struck.py:
# Above the baseline; underlines are below it, and borders do not touch the letters.
LOWEST_EM: Final = 0.1
HIGHEST_EM: Final = 0.5  # Chromium strikes Garuda and Loma out at 0.46 em
STRUCK_MARGIN_PT: Final = 0.01  # beyond which no rounding puts a line
COVERED_SHARE: Final = 0.7
OVERHANG_EM: Final = 1.0  # a line that continues further was drawn for something else
STRUCK_CELLS: Final = 2  # of a row that a line crosses out
# A line drawn in pieces, as a printer's driver or a script draws dashes: up to 3 pt with up to 2 pt
# between them; Word's longest dash of a border is 4 pt at 1 pt.
LONGEST_PIECE_PT: Final = 6.0
PIECE_GAP_PT: Final = 2.5
# Upright lines nearer to each other than a letter is wide (4 to 6 pt), and as many as a letter
# needs to be covered; columns of a table are farther apart, and bars of a bar code hold no text.
HATCH_GAP_PT: Final = 2.5
FEWEST_HATCHES: Final = 5
HIGHEST_HATCH_PT: Final = 40.0

# In turning.py:
SKEW_DEGREES: Final = 7  # an OCR layer follows the skew of its scan, up to a few degrees
MOST_LETTERS: Final = 0.6

# In weighed_before.py:
MOST_FONTS_KEPT: Final = 256  # whose answers are kept: some 20 KB each
MOST_QUESTIONS_KEPT: Final = 100  # of one font: another document asks for other letters

# In weighing.py, settling.py, font_or_layer.py and letters_together.py:
# Measured on 34 designs, each left out in turn (benchmarks/fonts): of 10,003 letters whose next
# candidate is 1.7 times as far 22 are wrong, of 6,644 at 2.5 times one.
WEIGHING_CLEAR: Final = 1.7
# A consonant that is nearer is drawn without marks: พั lies at 18 from ฬ, ป็ at 55 from ป.
PLAIN: Final = 15.0
BETTER_PARTS: Final = 0.6  # of the distance of the whole: ฏ is nearly ก with a mark below
# In a font with five letters of a code page others are read by it that lie farther: น beside u in
# Sawasdee 1.4 times, ก beside ถ 2.0 times.
CODE_PAGE_LETTERS: Final = 5
CODE_PAGE_ALIKE: Final = 2.5
CLEAR_PARTS: Final = 1.3  # the mean of a joined glyph's parts
# of a font's letters contradicted: none of its layer is believed unseen
WEIGHING_DISTRUSTED: Final = 0.2
FEWEST_AGAINST: Final = 4
WEIGHING_CONFIRMED: Final = 0.75
SIGN_LIKE: Final = 25.0  # squared distance

# In words.py:
LONGEST_WORD: Final = 20
SHORTEST_WORD: Final = 3  # two-letter words cover noise as well as text
