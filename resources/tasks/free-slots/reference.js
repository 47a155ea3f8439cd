function freeSlots(bookings, day, length) {
  const slots = [];
  let [freeFrom] = day;
  const closing = day[1];
  for (const [start, end] of bookings) {
    const until = Math.min(start, closing);
    if (until - freeFrom >= length) slots.push([freeFrom, until]);
    freeFrom = Math.max(freeFrom, end);
  }
  if (closing - freeFrom >= length) slots.push([freeFrom, closing]);
  return slots;
}
