def final_note(actions):
    versions = [[]]
    current = 0
    for action in actions:
        if action[0] == "type":
            copy = []
            for piece in versions[current]:
                copy.append(piece)
            copy.append(action[1])
            current += 1
            versions = versions[:current] + [copy]
        elif action[0] == "undo":
            current = max(current - 1, 0)
        else:
            current = min(current + 1, len(versions) - 1)
    return "".join(versions[current])
