def bill_calls(rates, calls):
    """The cost of each call, None where no rate fits."""
    pass
