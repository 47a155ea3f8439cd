def build_stages(modules):
    """The stages of the build, each a sorted list of modules; [] if the build is impossible."""
    pass
