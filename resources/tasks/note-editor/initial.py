def final_note(actions):
    """The text of the note after all the actions."""
    pass
