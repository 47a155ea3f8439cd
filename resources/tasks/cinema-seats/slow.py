def find_seats(hall, group):
    for i, row in enumerate(hall):
        for start in range(len(row) - group + 1):
            all_free = True
            for seat in range(start, start + group):
                if row[seat] == 1:
                    all_free = False
                    break
            if all_free:
                return [i + 1, start + 1]
    return None
