"""The word list, and how much of a text stands in words."""

from pythainlp.corpus import thai_words as packaged_words

from mattrakan.extract.text.words import share_in_words, thai_words


def test_the_list_that_is_read_is_the_one_that_pythainlp_hands_out() -> None:
    assert thai_words() == packaged_words()


def test_share_in_words() -> None:
    assert share_in_words("ประเทศไทย 2565") == 1.0
    assert share_in_words("กขฃฅฆงจฉ") < 0.5
    assert share_in_words("no Thai at all") == 1.0
