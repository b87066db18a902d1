"""Commands: one folder or file for each, and what they share: options, help, language."""
