from datetime import date


def longest_streak(dates):
    days = {date.fromisoformat(text).toordinal() for text in dates}
    longest = 0
    for day in days:
        length = 0
        while day + length in days:
            length += 1
        longest = max(longest, length)
    return longest
