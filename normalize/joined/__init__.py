"""Joined tables: pieces on several pages as one table of rows."""
