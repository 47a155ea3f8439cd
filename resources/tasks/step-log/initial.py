def first_wrong_line(lines):
    """The number of the line that breaks the nesting, from 1; None when all is well."""
    pass
