def first_wrong_line(lines):
    open_steps = []
    for number, line in enumerate(lines, start=1):
        event, name = line.split(" ", 1)
        if event == "begin":
            open_steps.append((name, number))
        elif open_steps and open_steps[-1][0] == name:
            open_steps.pop()
        else:
            return number
    return open_steps[-1][1] if open_steps else None
