"""Checking: what `mattrakan check` says about plans, to the people who wrote them."""
