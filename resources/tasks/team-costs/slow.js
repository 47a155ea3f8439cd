function teamCosts(departments, threshold) {
  const result = [];
  for (const [wanted, , own] of departments) {
    let total = own;
    let level = new Set([wanted]);
    while (level.size > 0) {
      const nextLevel = new Set();
      for (const [name, parent, cost] of departments) {
        if (level.has(parent)) {
          total += cost;
          nextLevel.add(name);
        }
      }
      level = nextLevel;
    }
    if (total >= threshold) result.push([wanted, total]);
  }
  return result;
}
