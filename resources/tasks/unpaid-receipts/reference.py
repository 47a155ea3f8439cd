def unpaid_receipts(receipts, payments):
    left = {}
    for amount in payments:
        left[amount] = left.get(amount, 0) + 1

    unpaid = []
    for receipt_id, total in receipts:
        if left.get(total, 0) > 0:
            left[total] -= 1
        else:
            unpaid.append(receipt_id)
    return unpaid
