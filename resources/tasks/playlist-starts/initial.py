def track_starts(tracks):
    """"H:MM:SS Title" for each track: when it begins."""
    pass
