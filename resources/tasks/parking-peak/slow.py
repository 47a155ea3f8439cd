def count_at(stays, moment):
    cars = 0
    for come, leave in stays:
        if come <= moment < leave:
            cars += 1
    return cars


def busiest_time(stays):
    most, start = 0, 0
    for come, _ in stays:
        cars = count_at(stays, come)
        if cars > most or (cars == most and cars > 0 and come < start):
            most, start = cars, come
    if most == 0:
        return [0, 0, 0]
    end = None
    for _, leave in stays:
        if leave > start and (end is None or leave < end) and count_at(stays, leave) < most:
            end = leave
    return [most, start, end]
