def team_costs(departments, threshold):
    below = {}
    total = {}
    for name, parent, cost in departments:
        below.setdefault(parent, []).append(name)
        total[name] = cost

    def add_up(name):
        for child in below.get(name, []):
            total[name] += add_up(child)
        return total[name]

    for top in below.get(None, []):
        add_up(top)
    return [[name, total[name]] for name, _, _ in departments if total[name] >= threshold]
