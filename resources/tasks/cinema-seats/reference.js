function findSeats(hall, group) {
  for (const [rowIndex, row] of hall.entries()) {
    let free = 0;
    for (const [seatIndex, taken] of row.entries()) {
      free = taken ? 0 : free + 1;
      if (free === group) return [rowIndex + 1, seatIndex - group + 2];
    }
  }
  return null;
}
