def free_slots(calendars, day, minimum):
    start, end = day
    meetings = sorted(meeting for calendar in calendars for meeting in calendar if meeting[0] < meeting[1])
    slots = []
    free_from = start
    for busy_from, busy_to in meetings:
        if busy_from >= end:
            break
        if busy_from - free_from >= minimum:
            slots.append([free_from, busy_from])
        free_from = max(free_from, busy_to)
    if end - free_from >= minimum:
        slots.append([free_from, end])
    return slots
