"""Thin adapters: one PDF library's objects each, turned into Glyph and Rule."""
