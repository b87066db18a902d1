"""Spreadsheets: files into sheets of rows, the table among them, and back into files."""
