function buildStages(modules) {
  const names = Object.keys(modules);
  const waitsFor = new Map();
  const users = new Map(names.map((name) => [name, []]));
  for (const name of names) {
    waitsFor.set(name, modules[name].length);
    for (const needed of modules[name]) {
      if (!users.has(needed)) return [];
      users.get(needed).push(name);
    }
  }

  const stages = [];
  let built = 0;
  let stage = names.filter((name) => waitsFor.get(name) === 0).sort();
  while (stage.length > 0) {
    stages.push(stage);
    built += stage.length;
    const ready = [];
    for (const name of stage) {
      for (const user of users.get(name)) {
        const left = waitsFor.get(user) - 1;
        waitsFor.set(user, left);
        if (left === 0) ready.push(user);
      }
    }
    stage = ready.sort();
  }
  return built === names.length ? stages : [];
}
