def busiest_time(stays):
    changes = {}
    for come, leave in stays:
        changes[come] = changes.get(come, 0) + 1
        changes[leave] = changes.get(leave, 0) - 1

    cars = 0
    most, start, end = 0, 0, 0
    at_peak = False
    for moment in sorted(changes):
        if changes[moment] == 0:
            continue
        cars += changes[moment]
        if cars > most:
            most, start = cars, moment
            at_peak = True
        elif at_peak:
            end = moment
            at_peak = False
    return [most, start, end]
