def give_logins(wishes):
    """The login that each request gets, in order."""
    pass
