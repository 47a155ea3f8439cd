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
    for (const [start, end] of bookings) {
      if (start <= candidate && candidate < end) taken = true;
      if (candidate < start && start < until) until = start;
    }
    if (!taken && until - candidate >= length) slots.push([candidate, until]);
  }
  return slots;
}
