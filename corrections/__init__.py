"""What people say a cell should be: read from files, checked, and applied to Reports."""
