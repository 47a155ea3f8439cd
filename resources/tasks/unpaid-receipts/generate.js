function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const receipts = [];
  const payments = [];
  for (let i = 0; i < n; i += 1) {
    const cents = 100 + below(n * 2);
    if (i % 2 === 0) receipts.push([`R${i}`, cents]);
    else payments.push(cents);
  }
  return [receipts, payments];
}
