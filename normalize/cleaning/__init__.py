"""Cleaning: columns of a pandas DataFrame, their kinds and values."""
