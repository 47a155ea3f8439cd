def count_changes(before, i, after, j):
    if i == len(before):
        return len(after) - j
    if j == len(after):
        return len(before) - i
    if before[i] == after[j]:
        return count_changes(before, i + 1, after, j + 1)
    without_old = count_changes(before, i + 1, after, j)
    without_new = count_changes(before, i, after, j + 1)
    return 1 + min(without_old, without_new)


def list_changes(before, after):
    result = []
    i = 0
    j = 0
    while i < len(before) and j < len(after):
        if before[i] == after[j]:
            result.append("  " + before[i])
            i += 1
            j += 1
        elif count_changes(before, i + 1, after, j) <= count_changes(before, i, after, j + 1):
            result.append("- " + before[i])
            i += 1
        else:
            result.append("+ " + after[j])
            j += 1
    for line in before[i:]:
        result.append("- " + line)
    for line in after[j:]:
        result.append("+ " + line)
    return result
