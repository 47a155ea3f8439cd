def free_slots(calendars, day, minimum):
    moment, end = day
    meetings = []
    for calendar in calendars:
        for meeting in calendar:
            if meeting[0] < meeting[1]:
                meetings.append(meeting)
    slots = []
    while moment < end:
        busy_until = moment
        next_meeting = end
        for busy_from, busy_to in meetings:
            if busy_from <= moment:
                if busy_to > busy_until:
                    busy_until = busy_to
            elif busy_from < next_meeting:
                next_meeting = busy_from
        if busy_until > moment:
            moment = busy_until
        else:
            if next_meeting - moment >= minimum:
                slots.append([moment, next_meeting])
            moment = next_meeting
    return slots
