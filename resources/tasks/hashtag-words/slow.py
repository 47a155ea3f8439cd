def best_split(text, start, words):
    """Return the best list of words for the rest of the text, or None."""
    if start == len(text):
        return []
    best = None
    for word in words:
        if text.startswith(word, start):
            rest = best_split(text, start + len(word), words)
            if rest is not None and (best is None or len(rest) + 1 < len(best)):
                best = [word] + rest
    return best


def split_hashtag(text, words):
    # Longer words first: of two equally short splittings the first one found stays.
    ordered = sorted(set(words), key=len, reverse=True)
    return best_split(text, 0, ordered) or []
