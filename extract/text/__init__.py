"""Text: from the glyphs of a page to decoded, repaired clusters and lines."""
