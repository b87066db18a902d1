"""Work on layout profiles: a draft from a PDF, a test against expected rows, and explanations."""
