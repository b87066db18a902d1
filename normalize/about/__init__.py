"""What a document says of itself: title, agency, fiscal year, total score."""
