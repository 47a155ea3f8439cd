def evaluate_tariff(formula, variables):
    """The value of the formula, or None if it is invalid."""
    pass
