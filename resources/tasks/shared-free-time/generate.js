// n meetings that do not overlap, dealt out to five people in a random order.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const meetings = [];
  for (let index = 0; index < n; index += 1) meetings.push([index * 20 + below(5), index * 20 + 8 + below(8)]);
  for (let index = n - 1; index > 0; index -= 1) {
    const other = below(index + 1);
    [meetings[index], meetings[other]] = [meetings[other], meetings[index]];
  }
  const calendars = [[], [], [], [], []];
  meetings.forEach((meeting, index) => calendars[index % 5].push(meeting));
  return [calendars, [0, n * 20], 6];
}
