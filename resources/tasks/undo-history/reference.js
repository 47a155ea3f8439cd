/** The text is a list of characters; an edit is {isTyping, chars}. */
class Editor {
  constructor() {
    this.chars = [];
    this.done = [];
    this.undone = [];
  }

  type(text) {
    this.record({ isTyping: true, chars: [...text] });
  }

  erase(count) {
    this.record({ isTyping: false, chars: this.chars.slice(Math.max(0, this.chars.length - count)) });
  }

  record(edit) {
    if (edit.chars.length === 0) return;
    this.apply(edit.isTyping, edit.chars);
    this.done.push(edit);
    this.undone = [];
  }

  apply(isTyping, chars) {
    if (!isTyping) this.chars.length -= chars.length;
    else for (const char of chars) this.chars.push(char);
  }

  undo() {
    const edit = this.done.pop();
    if (edit === undefined) return;
    this.apply(!edit.isTyping, edit.chars);
    this.undone.push(edit);
  }

  redo() {
    const edit = this.undone.pop();
    if (edit === undefined) return;
    this.apply(edit.isTyping, edit.chars);
    this.done.push(edit);
  }
}

function runEditor(operations) {
  const editor = new Editor();
  const shown = [];
  for (const [name, ...args] of operations) {
    if (name === 'show') shown.push(editor.chars.join(''));
    else editor[name](...args);
  }
  return shown;
}
