def unpaid_receipts(receipts, payments):
    used = [False] * len(payments)
    unpaid = []
    for receipt_id, total in receipts:
        found = False
        for i, amount in enumerate(payments):
            if amount == total and not used[i]:
                used[i] = True
                found = True
                break
        if not found:
            unpaid.append(receipt_id)
    return unpaid
