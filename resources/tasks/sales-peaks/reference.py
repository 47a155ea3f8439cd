def find_peaks(table):
    if not table:
        return []

    row_best = [max(row, default=None) for row in table]
    column_best = [max(column) for column in zip(*table)]
    peaks = []
    for shop, row in enumerate(table):
        for day, sales in enumerate(row):
            if sales == row_best[shop] and sales == column_best[day]:
                peaks.append([shop, day])
    return peaks
