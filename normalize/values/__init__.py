"""Values: one small parser per kind of cell."""
