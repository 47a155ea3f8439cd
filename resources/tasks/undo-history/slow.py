def text_after(edits, count):
    """Return the text after the first edits, all of them made anew."""
    text = ""
    for index in range(count):
        name, value = edits[index]
        if name == "type":
            text += value
        else:
            text = text[:max(0, len(text) - value)]
    return text


def run_editor(operations):
    edits = []
    made = 0
    text = ""
    shown = []
    for operation in operations:
        name = operation[0]
        if name == "show":
            shown.append(text)
        elif name == "undo":
            made = max(0, made - 1)
            text = text_after(edits, made)
        elif name == "redo":
            made = min(len(edits), made + 1)
            text = text_after(edits, made)
        elif text_after([["type", text], operation], 2) != text:
            edits = edits[:made] + [operation]
            made += 1
            text = text_after(edits, made)
    return shown
