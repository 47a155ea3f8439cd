def folder_sizes(files):
    sizes = {"/": 0}
    for path, size in files:
        sizes["/"] += size
        folders = path.split("/")[:-1]
        for depth in range(1, len(folders) + 1):
            folder = "/".join(folders[:depth])
            sizes[folder] = sizes.get(folder, 0) + size
    return sizes
