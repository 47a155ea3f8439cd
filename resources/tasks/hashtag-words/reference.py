def split_hashtag(text, words):
    known = set(words)
    longest = max((len(word) for word in known), default=0)
    size = len(text)
    never = size + 1
    fewest = [never] * size + [0]
    step = [0] * size
    for start in range(size - 1, -1, -1):
        for end in range(start + 1, min(start + longest, size) + 1):
            # "<=" lets the longer of two equally good words win.
            if fewest[end] + 1 <= fewest[start] and fewest[end] < never and text[start:end] in known:
                fewest[start] = fewest[end] + 1
                step[start] = end
    if fewest[0] == never:
        return []
    result = []
    start = 0
    while start < size:
        result.append(text[start:step[start]])
        start = step[start]
    return result
