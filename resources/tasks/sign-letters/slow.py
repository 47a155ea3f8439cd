def missing_letters(stock, text):
    used = [False] * len(stock)
    missing = {}
    for letter in text:
        if letter == " ":
            continue
        found = False
        for i in range(len(stock)):
            if stock[i] == letter and not used[i]:
                used[i] = True
                found = True
                break
        if not found:
            missing[letter] = missing.get(letter, 0) + 1
    return missing
