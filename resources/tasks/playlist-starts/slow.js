function secondsOf(track) {
  const [minutes, seconds] = track.slice(0, track.indexOf(' ')).split(':').map(Number);
  return minutes * 60 + seconds;
}

function trackStarts(tracks) {
  const starts = [];
  for (let i = 0; i < tracks.length; i += 1) {
    let start = 0;
    for (let j = 0; j < i; j += 1) start += secondsOf(tracks[j]);
    const minutes = String(Math.floor(start / 60) % 60).padStart(2, '0');
    const seconds = String(start % 60).padStart(2, '0');
    const title = tracks[i].slice(tracks[i].indexOf(' ') + 1);
    starts.push(`${Math.floor(start / 3600)}:${minutes}:${seconds} ${title}`);
  }
  return starts;
}
