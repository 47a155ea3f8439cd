function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const letters = Array.from({ length: n }, () => String.fromCharCode(97 + below(26)));
  const half = Math.floor(n / 2);
  return [letters.slice(0, half).join(''), letters.slice(half).join('')];
}
