// n records dealt out at random to n / 2 servers, all of them wanted.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const servers = Math.max(1, Math.floor(n / 2));
  const logs = Array.from({ length: servers }, () => []);
  let time = 0;
  for (let index = 0; index < n; index += 1) {
    time += below(3);
    logs[below(servers)].push([time, 'event ' + index]);
  }
  return [logs, n];
}
