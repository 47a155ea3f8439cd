def find_peaks(table):
    peaks = []
    for shop, row in enumerate(table):
        for day, sales in enumerate(row):
            peak = True
            for other in row:
                if other > sales:
                    peak = False
            for other_row in table:
                if other_row[day] > sales:
                    peak = False
            if peak:
                peaks.append([shop, day])
    return peaks
