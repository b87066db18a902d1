"""Tables: grids of ruled and unruled regions, their cells, rows and headers."""
