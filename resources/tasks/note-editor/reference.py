def final_note(actions):
    done = []
    undone = []
    for action in actions:
        if action[0] == "type":
            done.append(action[1])
            undone = []
        elif action[0] == "undo" and done:
            undone.append(done.pop())
        elif action[0] == "redo" and undone:
            done.append(undone.pop())
    return "".join(done)
