def network_growth(count, cables):
    parent = list(range(count))
    size = [1] * count

    def find(office):
        while parent[office] != office:
            parent[office] = parent[parent[office]]
            office = parent[office]
        return office

    networks = count
    largest = min(count, 1)
    report = []
    for a, b in cables:
        bigger, smaller = find(a), find(b)
        if bigger != smaller:
            if size[bigger] < size[smaller]:
                bigger, smaller = smaller, bigger
            parent[smaller] = bigger
            size[bigger] += size[smaller]
            networks -= 1
            largest = max(largest, size[bigger])
        report.append([networks, largest])
    return report
