"""Scanned pages read offline: the picture, its rules and lines, two readers and their doubts."""
