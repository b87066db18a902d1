"""Files that other systems read: from Report to rows, CSV, JSON and the rest."""
