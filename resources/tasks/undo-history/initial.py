class Editor:
    def __init__(self):
        self.text = ""


def run_editor(operations):
    """What each "show" of the operations shows."""
    pass
