"""Batches: many documents, worker processes, journal, results."""
