function networkGrowth(count, cables) {
  const label = [];
  for (let office = 0; office < count; office += 1) label.push(office);
  let networks = count;
  let largest = count > 0 ? 1 : 0;
  const report = [];
  for (const [a, b] of cables) {
    const kept = label[a];
    const lost = label[b];
    if (kept !== lost) {
      let size = 0;
      for (let office = 0; office < count; office += 1) {
        if (label[office] === lost) label[office] = kept;
        if (label[office] === kept) size += 1;
      }
      networks -= 1;
      if (size > largest) largest = size;
    }
    report.push([networks, largest]);
  }
  return report;
}
