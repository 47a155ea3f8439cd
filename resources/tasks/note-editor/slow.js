function finalNote(actions) {
  let versions = [[]];
  let current = 0;
  for (const [name, text] of actions) {
    if (name === 'type') {
      const copy = [];
      for (const piece of versions[current]) copy.push(piece);
      copy.push(text);
      current += 1;
      versions = versions.slice(0, current);
      versions.push(copy);
    } else if (name === 'undo') {
      current = Math.max(current - 1, 0);
    } else {
      current = Math.min(current + 1, versions.length - 1);
    }
  }
  return versions[current].join('');
}
