def record_holds(readings):
    count = len(readings)
    holds = [count - 1 - index for index in range(count)]
    unbeaten = []
    for index, reading in enumerate(readings):
        while unbeaten and readings[unbeaten[-1]] < reading:
            beaten = unbeaten.pop()
            holds[beaten] = index - beaten - 1
        unbeaten.append(index)
    return holds
