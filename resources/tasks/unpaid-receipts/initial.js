/** Ids of the receipts that no payment covers, in the order of the list. */
function unpaidReceipts(receipts, payments) {
  throw new Error('Not written yet');
}
