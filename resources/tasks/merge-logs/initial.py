def merge_logs(logs, limit):
    """The first limit records of all the logs as [time, server, message], from the earliest."""
    pass
