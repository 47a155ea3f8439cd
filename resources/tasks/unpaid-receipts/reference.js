function unpaidReceipts(receipts, payments) {
  const left = new Map();
  for (const amount of payments) left.set(amount, (left.get(amount) ?? 0) + 1);

  const unpaid = [];
  for (const [id, total] of receipts) {
    const count = left.get(total) ?? 0;
    if (count > 0) left.set(total, count - 1);
    else unpaid.push(id);
  }
  return unpaid;
}
