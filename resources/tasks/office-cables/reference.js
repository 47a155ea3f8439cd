function networkGrowth(count, cables) {
  const parent = Array.from({ length: count }, (_, office) => office);
  const size = new Array(count).fill(1);
  const find = (office) => {
    while (parent[office] !== office) {
      parent[office] = parent[parent[office]];
      office = parent[office];
    }
    return office;
  };

  let networks = count;
  let largest = Math.min(count, 1);
  return cables.map(([a, b]) => {
    let bigger = find(a);
    let smaller = find(b);
    if (bigger !== smaller) {
      if (size[bigger] < size[smaller]) [bigger, smaller] = [smaller, bigger];
      parent[smaller] = bigger;
      size[bigger] += size[smaller];
      networks -= 1;
      largest = Math.max(largest, size[bigger]);
    }
    return [networks, largest];
  });
}
