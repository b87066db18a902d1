"""Thai government meaning: from tables and lines to values, records and findings."""
