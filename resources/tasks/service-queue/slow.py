def place_of(queue, name):
    for i in range(len(queue)):
        if queue[i] == name:
            return i
    return -1


def served_people(events):
    queue = []
    called = []
    for event in events:
        if event[0] == "next":
            called.append(queue.pop(0) if queue else None)
            continue
        place = place_of(queue, event[1])
        if event[0] == "join" and place < 0:
            queue.append(event[1])
        if event[0] == "leave" and place >= 0:
            queue.pop(place)
    return called
