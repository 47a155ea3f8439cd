def free_slots(bookings, day, length):
    opening, closing = day
    candidates = [opening]
    for _, end in bookings:
        if end > opening:
            candidates.append(end)

    slots = []
    for candidate in sorted(set(candidates)):
        taken = False
        until = closing
        for start, end in bookings:
            if start <= candidate < end:
                taken = True
            if candidate < start < until:
                until = start
        if not taken and until - candidate >= length:
            slots.append([candidate, until])
    return slots
