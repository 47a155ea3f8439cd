// Requests grow with n, and the budget covers about three quarters of them.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const requests = [];
  let sum = 0;
  for (let index = 0; index < n; index += 1) {
    const request = 1 + below(n);
    requests.push(request);
    sum += request;
  }
  return [requests, Math.floor((sum * 3) / 4)];
}
