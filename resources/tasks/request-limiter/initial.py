def limit_requests(requests, limit, window):
    """For each request: 0 if it is accepted, else the seconds to wait; -1 if waiting does not help."""
    pass
