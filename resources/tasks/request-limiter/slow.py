def limit_requests(requests, limit, window):
    accepted = []
    answers = []
    for time, client in requests:
        count = 0
        oldest = None
        for earlier_time, earlier_client in accepted:
            if earlier_client == client and earlier_time > time - window:
                count += 1
                if oldest is None:
                    oldest = earlier_time
        if count < limit:
            accepted.append((time, client))
            answers.append(0)
        elif oldest is None:
            answers.append(-1)
        else:
            answers.append(oldest + window - time)
    return answers
