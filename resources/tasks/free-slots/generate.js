function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const bookings = [];
  let start = 0;
  for (let i = 0; i < n; i += 1) {
    start += below(40);
    bookings.push([start, start + 5 + below(40)]);
  }
  return [bookings, [10, start + 60], 5];
}
