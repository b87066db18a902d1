"""Numbers, amounts of money, percentages, scores: cells of figures to values."""
