"""The fast reader: our own interpreter of content streams over QPDF."""
