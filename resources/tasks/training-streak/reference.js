const DAY_MS = 24 * 60 * 60 * 1000;

function toDayNumber(text) {
  const [year, month, day] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function longestStreak(dates) {
  const days = new Set(dates.map(toDayNumber));
  let longest = 0;
  for (const day of days) {
    if (days.has(day - 1)) continue;
    let end = day;
    while (days.has(end)) end += 1;
    longest = Math.max(longest, end - day);
  }
  return longest;
}
