function formatTime(total) {
  const twoDigits = (value) => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return `${hours}:${twoDigits(minutes)}:${twoDigits(total % 60)}`;
}

function trackStarts(tracks) {
  let elapsed = 0;
  return tracks.map((track) => {
    const space = track.indexOf(' ');
    const [minutes, seconds] = track.slice(0, space).split(':').map(Number);
    const line = `${formatTime(elapsed)} ${track.slice(space + 1)}`;
    elapsed += minutes * 60 + seconds;
    return line;
  });
}
