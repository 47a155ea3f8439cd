def format_time(seconds):
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


def track_starts(tracks):
    starts = []
    elapsed = 0
    for track in tracks:
        length, title = track.split(" ", 1)
        minutes, seconds = length.split(":")
        starts.append(f"{format_time(elapsed)} {title}")
        elapsed += int(minutes) * 60 + int(seconds)
    return starts
