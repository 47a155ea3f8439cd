function findSeats(hall, group) {
  for (let i = 0; i < hall.length; i += 1) {
    const row = hall[i];
    for (let start = 0; start + group <= row.length; start += 1) {
      let allFree = true;
      for (let seat = start; seat < start + group; seat += 1) {
        if (row[seat] === 1) {
          allFree = false;
          break;
        }
      }
      if (allFree) return [i + 1, start + 1];
    }
  }
  return null;
}
