def list_changes(before, after):
    """The lines of both versions, marked "  " (kept), "- " (removed) and "+ " (added)."""
    pass
