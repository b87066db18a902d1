"""Outlines: lists of numbered labels with amounts, read as a tree that proves itself."""
