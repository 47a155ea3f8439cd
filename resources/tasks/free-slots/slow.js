function freeSlots(bookings, day, length) {
  const [opening, closing] = day;
  const candidates = new Set([opening]);
  for (const [, end] of bookings) {
    if (end > opening) candidates.add(end);
  }

  const slots = [];
  for (const candidate of [...candidates].sort((a, b) => a - b)) {
    let taken = false;
    let until = closing;
    for (const booking of bookings) {
      if (booking[0] <= candidate && candidate < booking[1]) taken = true;
      if (candidate < booking[0] && booking[0] < until) until = booking[0];
    }
    if (!taken && until - candidate >= length) slots.push([candidate, until]);
  }
  return slots;
}
