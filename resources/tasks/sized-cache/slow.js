function runCache(capacity, operations) {
  const entries = [];
  const find = (key) => {
    for (let index = 0; index < entries.length; index += 1) {
      if (entries[index][0] === key) return index;
    }
    return -1;
  };
  const used = () => {
    let total = 0;
    for (let index = 0; index < entries.length; index += 1) total += entries[index][1];
    return total;
  };

  const results = [];
  for (const operation of operations) {
    if (operation[0] === 'size') {
      results.push(used());
      continue;
    }
    const index = find(operation[1]);
    const entry = index >= 0 ? entries.splice(index, 1)[0] : null;
    if (operation[0] === 'drop') {
      results.push(entry !== null);
    } else if (operation[0] === 'get') {
      if (entry !== null) entries.push(entry);
      results.push(entry === null ? null : entry[2]);
    } else if (operation[2] > capacity) {
      results.push(null);
    } else {
      const pushedOut = [];
      while (used() + operation[2] > capacity) pushedOut.push(entries.shift()[0]);
      entries.push(operation.slice(1));
      results.push(pushedOut);
    }
  }
  return results;
}
