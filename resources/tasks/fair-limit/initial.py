def fair_limit(requests, budget):
    """The largest whole limit with which the payments fit into the budget."""
    pass
