// Replaces the references of a value; null if one is wrong or unknown.
function expand(value, settings) {
  const [plain, ...pieces] = value.split('${');
  let result = plain;
  for (const piece of pieces) {
    const match = /^([a-z0-9_-]+\.[a-z0-9_-]+)\}/.exec(piece);
    if (match === null || !settings.has(match[1])) return null;
    result += settings.get(match[1]) + piece.slice(match[0].length);
  }
  return result;
}

function readSettings(lines) {
  const settings = new Map();
  let section = null;
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    if (text.startsWith('[')) {
      const opened = /^\[([a-z0-9_-]+)\]$/.exec(text);
      if (opened === null) return { error: index + 1 };
      section = opened[1];
      continue;
    }
    const setting = /^([a-z0-9_-]+) *= *(.*)$/.exec(text);
    if (setting === null || section === null) return { error: index + 1 };
    const value = expand(setting[2], settings);
    if (value === null) return { error: index + 1 };
    settings.set(section + '.' + setting[1], value);
  }
  return Object.fromEntries(settings);
}
