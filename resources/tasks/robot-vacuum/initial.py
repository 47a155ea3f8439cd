def count_cleaned(programme, furniture):
    """How many different squares the robot stood on, the first one included."""
    pass
