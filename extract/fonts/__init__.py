"""Fonts: embedded programs, outlines of glyphs, maps from glyph names to letters."""
