def busiest_minute(lines):
    counts = {}
    for line in lines:
        minute = line[:5]
        counts[minute] = counts.get(minute, 0) + 1

    best = None
    for minute, count in counts.items():
        if best is None or count > counts[best] or (count == counts[best] and minute < best):
            best = minute
    return best
