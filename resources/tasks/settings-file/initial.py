def read_settings(lines):
    """A dictionary "section.key": value, or {"error": line number} for the first wrong line."""
    pass
