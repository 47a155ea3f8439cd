def last_open(lines, before):
    depth = 0
    for i in range(before - 1, -1, -1):
        if lines[i].startswith("end "):
            depth += 1
        elif depth > 0:
            depth -= 1
        else:
            return i
    return None


def first_wrong_line(lines):
    for i, line in enumerate(lines):
        if line.startswith("end "):
            begin = last_open(lines, i)
            if begin is None or lines[begin][6:] != line[4:]:
                return i + 1
    begin = last_open(lines, len(lines))
    return None if begin is None else begin + 1
