def fair_limit(requests, budget):
    limit = 0
    largest = max(requests, default=0)
    while limit < largest:
        total = 0
        for request in requests:
            if request < limit + 1:
                total += request
            else:
                total += limit + 1
        if total > budget:
            break
        limit += 1
    return limit
