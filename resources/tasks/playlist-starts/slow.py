def seconds_of(track):
    minutes, seconds = track.split(" ", 1)[0].split(":")
    return int(minutes) * 60 + int(seconds)


def track_starts(tracks):
    starts = []
    for i, track in enumerate(tracks):
        start = 0
        for j in range(i):
            start += seconds_of(tracks[j])
        time = f"{start // 3600}:{start // 60 % 60:02}:{start % 60:02}"
        starts.append(time + " " + track.split(" ", 1)[1])
    return starts
