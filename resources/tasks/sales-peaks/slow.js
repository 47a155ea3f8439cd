function findPeaks(table) {
  const peaks = [];
  for (let shop = 0; shop < table.length; shop += 1) {
    for (let day = 0; day < table[shop].length; day += 1) {
      const sales = table[shop][day];
      let peak = true;
      for (const other of table[shop]) {
        if (other > sales) peak = false;
      }
      for (const otherRow of table) {
        if (otherRow[day] > sales) peak = false;
      }
      if (peak) peaks.push([shop, day]);
    }
  }
  return peaks;
}
