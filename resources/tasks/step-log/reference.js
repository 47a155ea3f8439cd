function firstWrongLine(lines) {
  const open = [];
  for (const [index, line] of lines.entries()) {
    const space = line.indexOf(' ');
    const name = line.slice(space + 1);
    if (line.slice(0, space) === 'begin') open.push({ name, number: index + 1 });
    else if (open.length > 0 && open[open.length - 1].name === name) open.pop();
    else return index + 1;
  }
  return open.length > 0 ? open[open.length - 1].number : null;
}
