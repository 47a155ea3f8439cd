from collections import Counter


def missing_letters(stock, text):
    have = Counter(stock)
    missing = {}
    for letter in text:
        if letter == " ":
            continue
        if have[letter] > 0:
            have[letter] -= 1
        else:
            missing[letter] = missing.get(letter, 0) + 1
    return missing
