"""Layouts: which column of a table is which field, by profile, header and cells."""
