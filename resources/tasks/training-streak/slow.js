function toDayNumber(text) {
  const [year, month, day] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / 86400000;
}

function longestStreak(dates) {
  const days = new Set(dates.map(toDayNumber));
  let longest = 0;
  for (const day of days) {
    let length = 0;
    while (days.has(day + length)) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
