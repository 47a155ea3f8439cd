def folder_sizes(files):
    """Bytes in each folder, its folders included: an object from path to bytes."""
    pass
