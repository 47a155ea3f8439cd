from collections import deque


def served_people(events):
    tickets = deque()
    ticket_of = {}
    called = []
    for number, (event, *rest) in enumerate(events):
        if event == "join" and rest[0] not in ticket_of:
            ticket_of[rest[0]] = number
            tickets.append((rest[0], number))
        elif event == "leave":
            ticket_of.pop(rest[0], None)
        elif event == "next":
            while tickets and ticket_of.get(tickets[0][0]) != tickets[0][1]:
                tickets.popleft()
            called.append(tickets.popleft()[0] if tickets else None)
            ticket_of.pop(called[-1], None)
    return called
