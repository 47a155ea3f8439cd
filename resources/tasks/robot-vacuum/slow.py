DIRECTIONS = [[0, 1], [1, 0], [0, -1], [-1, 0]]


def holds(squares, square):
    for other in squares:
        if other == square:
            return True
    return False


def count_cleaned(programme, furniture):
    position = [0, 0]
    direction = 0
    cleaned = [position]
    for letter in programme:
        if letter == "L":
            direction = (direction + 3) % 4
        elif letter == "R":
            direction = (direction + 1) % 4
        else:
            step = DIRECTIONS[direction]
            ahead = [position[0] + step[0], position[1] + step[1]]
            if not holds(furniture, ahead):
                position = ahead
                if not holds(cleaned, ahead):
                    cleaned.append(ahead)
    return len(cleaned)
