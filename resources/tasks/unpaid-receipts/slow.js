function unpaidReceipts(receipts, payments) {
  const used = payments.map(() => false);
  const unpaid = [];
  for (const [id, total] of receipts) {
    let found = false;
    for (let i = 0; i < payments.length; i += 1) {
      if (payments[i] === total && !used[i]) {
        used[i] = true;
        found = true;
        break;
      }
    }
    if (!found) unpaid.push(id);
  }
  return unpaid;
}
