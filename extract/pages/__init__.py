"""Pages: the Document, its assembly from pages, page furniture, the health of its text."""
