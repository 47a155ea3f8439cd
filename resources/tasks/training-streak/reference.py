from datetime import date


def longest_streak(dates):
    days = {date.fromisoformat(text).toordinal() for text in dates}
    longest = 0
    for day in days:
        if day - 1 in days:
            continue
        end = day
        while end in days:
            end += 1
        longest = max(longest, end - day)
    return longest
