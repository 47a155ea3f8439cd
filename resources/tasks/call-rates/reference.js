function billCalls(rates, calls) {
  const newNode = () => ({ price: null, next: new Map() });
  const root = newNode();
  for (const [prefix, price] of rates) {
    let node = root;
    for (const digit of prefix) {
      if (!node.next.has(digit)) node.next.set(digit, newNode());
      node = node.next.get(digit);
    }
    node.price = price;
  }

  return calls.map(([number, seconds]) => {
    let node = root;
    let price = root.price;
    for (const digit of number) {
      node = node.next.get(digit);
      if (node === undefined) break;
      price = node.price ?? price;
    }
    return price === null ? null : Math.ceil(seconds / 60) * price;
  });
}
