function teamCosts(departments, threshold) {
  const below = new Map();
  const total = new Map();
  for (const [name, parent, cost] of departments) {
    if (!below.has(parent)) below.set(parent, []);
    below.get(parent).push(name);
    total.set(name, cost);
  }

  const addUp = (name) => {
    for (const child of below.get(name) ?? []) total.set(name, total.get(name) + addUp(child));
    return total.get(name);
  };

  for (const top of below.get(null) ?? []) addUp(top);
  return departments.map(([name]) => [name, total.get(name)]).filter(([, cost]) => cost >= threshold);
}
