function buildStages(modules) {
  const names = Object.keys(modules);
  const built = new Set();
  const stages = [];
  while (built.size < names.length) {
    const stage = [];
    for (const name of names) {
      if (built.has(name)) continue;
      let isReady = true;
      for (const needed of modules[name]) {
        if (!built.has(needed)) {
          isReady = false;
          break;
        }
      }
      if (isReady) stage.push(name);
    }
    if (stage.length === 0) return [];
    stage.sort();
    stages.push(stage);
    for (const name of stage) built.add(name);
  }
  return stages;
}
