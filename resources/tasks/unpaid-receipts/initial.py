def unpaid_receipts(receipts, payments):
    """Ids of the receipts that no payment covers, in the order of the list."""
    pass
