"""Dates, months, periods, quarters, fiscal years, durations: cells of time to values."""
