class Editor:
    """The text is a list of characters; an edit is a pair (is it typing, its characters)."""

    def __init__(self):
        self.chars = []
        self.done = []
        self.undone = []

    def type(self, text):
        self.record(True, list(text))

    def erase(self, count):
        self.record(False, self.chars[max(0, len(self.chars) - count):])

    def record(self, is_typing, chars):
        if not chars:
            return
        self.apply(is_typing, chars)
        self.done.append((is_typing, chars))
        self.undone.clear()

    def apply(self, is_typing, chars):
        if is_typing:
            self.chars.extend(chars)
        else:
            del self.chars[-len(chars):]

    def undo(self):
        if self.done:
            is_typing, chars = self.done.pop()
            self.apply(not is_typing, chars)
            self.undone.append((is_typing, chars))

    def redo(self):
        if self.undone:
            is_typing, chars = self.undone.pop()
            self.apply(is_typing, chars)
            self.done.append((is_typing, chars))


def run_editor(operations):
    editor = Editor()
    shown = []
    for name, *arguments in operations:
        if name == "show":
            shown.append("".join(editor.chars))
        else:
            getattr(editor, name)(*arguments)
    return shown
