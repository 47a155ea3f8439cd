function findPeaks(table) {
  const rowBest = table.map((row) => row.reduce((best, sales) => Math.max(best, sales), -Infinity));
  const columnBest = [...(table[0] ?? [])];
  for (const row of table) {
    for (const [day, sales] of row.entries()) columnBest[day] = Math.max(columnBest[day], sales);
  }

  const peaks = [];
  for (const [shop, row] of table.entries()) {
    for (const [day, sales] of row.entries()) {
      if (sales === rowBest[shop] && sales === columnBest[day]) peaks.push([shop, day]);
    }
  }
  return peaks;
}
