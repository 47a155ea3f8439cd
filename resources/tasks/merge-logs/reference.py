import heapq


def merge_logs(logs, limit):
    heads = [(log[0][0], server, 0) for server, log in enumerate(logs) if log]
    heapq.heapify(heads)
    merged = []
    while heads and len(merged) < limit:
        time, server, position = heads[0]
        merged.append([time, server, logs[server][position][1]])
        position += 1
        if position < len(logs[server]):
            heapq.heapreplace(heads, (logs[server][position][0], server, position))
        else:
            heapq.heappop(heads)
    return merged
