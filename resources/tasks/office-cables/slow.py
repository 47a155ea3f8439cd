def network_growth(count, cables):
    label = list(range(count))
    networks = count
    largest = 1 if count > 0 else 0
    report = []
    for a, b in cables:
        kept = label[a]
        lost = label[b]
        if kept != lost:
            size = 0
            for office in range(count):
                if label[office] == lost:
                    label[office] = kept
                if label[office] == kept:
                    size += 1
            networks -= 1
            if size > largest:
                largest = size
        report.append([networks, largest])
    return report
