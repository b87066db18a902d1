"""Records: rows of claimed tables to indicators, measures and actions."""
