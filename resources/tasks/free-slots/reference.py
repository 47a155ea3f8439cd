def free_slots(bookings, day, length):
    slots = []
    free_from, closing = day
    for start, end in bookings:
        if min(start, closing) - free_from >= length:
            slots.append([free_from, min(start, closing)])
        free_from = max(free_from, end)
    if closing - free_from >= length:
        slots.append([free_from, closing])
    return slots
