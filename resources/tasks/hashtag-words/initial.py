def split_hashtag(text, words):
    """The fewest words that together give the text; [] if there are none."""
    pass
