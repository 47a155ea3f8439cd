def find_seats(hall, group):
    for row_number, row in enumerate(hall, start=1):
        free = 0
        for seat_number, taken in enumerate(row, start=1):
            free = 0 if taken else free + 1
            if free == group:
                return [row_number, seat_number - group + 1]
    return None
