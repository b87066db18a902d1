"""Plans of Thai offices in many layouts, made from a seed number, with their truth."""
