def missing_letters(stock, text):
    """How many of each letter have to be bought: an object from letter to count."""
    pass
