def count_cleaned(programme, furniture):
    blocked = {(x, y) for x, y in furniture}
    x, y = 0, 0
    dx, dy = 0, 1
    cleaned = {(x, y)}
    for letter in programme:
        if letter == "L":
            dx, dy = -dy, dx
        elif letter == "R":
            dx, dy = dy, -dx
        elif (x + dx, y + dy) not in blocked:
            x, y = x + dx, y + dy
            cleaned.add((x, y))
    return len(cleaned)
