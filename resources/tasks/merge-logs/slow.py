def merge_logs(logs, limit):
    positions = [0] * len(logs)
    merged = []
    while len(merged) < limit:
        best = -1
        for server in range(len(logs)):
            position = positions[server]
            if position < len(logs[server]):
                if best < 0 or logs[server][position][0] < logs[best][positions[best]][0]:
                    best = server
        if best < 0:
            break
        time, message = logs[best][positions[best]]
        merged.append([time, best, message])
        positions[best] += 1
    return merged
