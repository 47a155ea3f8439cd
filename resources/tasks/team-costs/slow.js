function teamCosts(departments, threshold) {
  const result = [];
  for (const [wanted, , own] of departments) {
    let total = own;
    let level = new Set([wanted]);
    while (level.size > 0) {
      const nextLevel = new Set();
      for (let index = 0; index < departments.length; index += 1) {
        const department = departments[index];
        if (level.has(department[1])) {
          total += department[2];
          nextLevel.add(department[0]);
        }
      }
      level = nextLevel;
    }
    if (total >= threshold) result.push([wanted, total]);
  }
  return result;
}
