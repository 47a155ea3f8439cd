def team_costs(departments, threshold):
    """The departments that cost threshold or more with all below them, as [name, cost]."""
    pass
