def list_changes(before, after):
    rows, columns = len(before), len(after)
    # changes[i][j] is the fewest marked lines for before[i:] and after[j:].
    changes = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            if i == rows or j == columns:
                changes[i][j] = rows - i + columns - j
            elif before[i] == after[j]:
                changes[i][j] = changes[i + 1][j + 1]
            else:
                changes[i][j] = 1 + min(changes[i + 1][j], changes[i][j + 1])

    result = []
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and before[i] == after[j]:
            result.append("  " + before[i])
            i += 1
            j += 1
        elif i < rows and (j == columns or changes[i + 1][j] <= changes[i][j + 1]):
            result.append("- " + before[i])
            i += 1
        else:
            result.append("+ " + after[j])
            j += 1
    return result
