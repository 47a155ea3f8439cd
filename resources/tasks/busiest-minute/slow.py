def busiest_minute(lines):
    best = None
    best_count = 0
    for line in lines:
        minute = line[:5]
        count = 0
        for other in lines:
            if other[:5] == minute:
                count += 1
        if count > best_count or (count == best_count and minute < best):
            best = minute
            best_count = count
    return best
