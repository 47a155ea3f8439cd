def fair_limit(requests, budget):
    def fits(limit):
        total = 0
        for request in requests:
            total += min(request, limit)
        return total <= budget

    low = 0
    high = max(requests, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low
