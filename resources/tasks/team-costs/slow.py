def team_costs(departments, threshold):
    result = []
    for wanted, _, own in departments:
        total = own
        level = {wanted}
        while level:
            next_level = set()
            for name, parent, cost in departments:
                if parent in level:
                    total += cost
                    next_level.add(name)
            level = next_level
        if total >= threshold:
            result.append([wanted, total])
    return result
