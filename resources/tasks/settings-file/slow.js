const NAME_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-_';

const isName = (text) => text !== '' && [...text].every((char) => NAME_LETTERS.includes(char));

function stripSpaces(text) {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end);
}

function expand(text, entries) {
  let value = text;
  let result = '';
  while (value.includes('${')) {
    const start = value.indexOf('${');
    const end = value.indexOf('}', start);
    if (end < 0) return null;
    const names = value.slice(start + 2, end).split('.');
    if (names.length !== 2 || !isName(names[0]) || !isName(names[1])) return null;
    // The newest entry of that name is the one that counts.
    const wanted = names.join('.');
    let found = null;
    for (let position = entries.length - 1; position >= 0; position -= 1) {
      if (entries[position][0] === wanted) {
        found = entries[position][1];
        break;
      }
    }
    if (found === null) return null;
    result += value.slice(0, start) + found;
    value = value.slice(end + 1);
  }
  return result + value;
}

function readSettings(lines) {
  const entries = [];
  let section = null;
  for (let index = 0; index < lines.length; index += 1) {
    const text = stripSpaces(lines[index]);
    if (text === '' || text[0] === '#') continue;
    if (text[0] === '[' && text.endsWith(']') && isName(text.slice(1, -1))) {
      section = text.slice(1, -1);
      continue;
    }
    const equals = text.indexOf('=');
    const key = equals >= 0 ? stripSpaces(text.slice(0, equals)) : '';
    if (section === null || !isName(key)) return { error: index + 1 };
    const value = expand(stripSpaces(text.slice(equals + 1)), entries);
    if (value === null) return { error: index + 1 };
    entries.push([section + '.' + key, value]);
  }
  const result = {};
  for (const [name, value] of entries) result[name] = value;
  return result;
}
