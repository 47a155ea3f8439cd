function finalNote(actions) {
  const done = [];
  let undone = [];
  for (const [name, text] of actions) {
    if (name === 'type') {
      done.push(text);
      undone = [];
    } else if (name === 'undo' && done.length > 0) {
      undone.push(done.pop());
    } else if (name === 'redo' && undone.length > 0) {
      done.push(undone.pop());
    }
  }
  return done.join('');
}
