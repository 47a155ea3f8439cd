def folder_sizes(files):
    folders = []
    for path, _ in files:
        for i, letter in enumerate(path):
            if letter == "/" and path[:i] not in folders:
                folders.append(path[:i])

    sizes = {"/": 0}
    for _, size in files:
        sizes["/"] += size
    for folder in folders:
        total = 0
        for path, size in files:
            if path.startswith(folder + "/"):
                total += size
        sizes[folder] = total
    return sizes
