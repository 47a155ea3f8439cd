// A few clients whose requests are mostly accepted, so that the list of accepted ones grows with n.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const clients = ['ann', 'bob', 'eve', 'ian', 'kim'];
  const requests = [];
  let time = 0;
  for (let index = 0; index < n; index += 1) {
    time += below(4);
    requests.push([time, clients[below(clients.length)]]);
  }
  return [requests, 4, 30];
}
