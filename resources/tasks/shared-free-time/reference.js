function freeSlots(calendars, day, minimum) {
  const [start, end] = day;
  const meetings = calendars.flat().filter(([from, to]) => from < to);
  meetings.sort((left, right) => left[0] - right[0]);
  const slots = [];
  let freeFrom = start;
  for (const [busyFrom, busyTo] of meetings) {
    if (busyFrom >= end) break;
    if (busyFrom - freeFrom >= minimum) slots.push([freeFrom, busyFrom]);
    freeFrom = Math.max(freeFrom, busyTo);
  }
  if (end - freeFrom >= minimum) slots.push([freeFrom, end]);
  return slots;
}
