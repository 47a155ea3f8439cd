// Returns the text after the first edits, all of them made anew.
function textAfter(edits, count) {
  let text = '';
  for (let index = 0; index < count; index += 1) {
    const [name, value] = edits[index];
    if (name === 'type') text += value;
    else text = text.slice(0, Math.max(0, text.length - value));
  }
  return text;
}

function runEditor(operations) {
  let edits = [];
  let made = 0;
  let text = '';
  const shown = [];
  for (const operation of operations) {
    const name = operation[0];
    if (name === 'show') {
      shown.push(text);
    } else if (name === 'undo') {
      made = Math.max(0, made - 1);
      text = textAfter(edits, made);
    } else if (name === 'redo') {
      made = Math.min(edits.length, made + 1);
      text = textAfter(edits, made);
    } else if (textAfter([['type', text], operation], 2) !== text) {
      edits = [...edits.slice(0, made), operation];
      made += 1;
      text = textAfter(edits, made);
    }
  }
  return shown;
}
