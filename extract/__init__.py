"""Glyphs and geometry: from PDF bytes to lines, tables and cells, without Thai meaning."""
