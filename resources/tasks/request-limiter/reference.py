from collections import defaultdict, deque


def limit_requests(requests, limit, window):
    if limit == 0:
        return [-1] * len(requests)
    accepted = defaultdict(lambda: deque(maxlen=limit))
    answers = []
    for time, client in requests:
        times = accepted[client]
        # The last "limit" accepted times are kept; the oldest of them decides.
        if len(times) < limit or times[0] <= time - window:
            times.append(time)
            answers.append(0)
        else:
            answers.append(times[0] + window - time)
    return answers
