const STRENGTH = { '+': 1, '-': 1, '*': 2, negate: 3 };

// Returns tokens as [kind, text] pairs, or null when a character does not belong.
function tokenize(formula) {
  const token = / *(?:([0-9]+)|([a-z_][a-z0-9_]*)|([-+*()]))/y;
  const text = formula.replace(/ +$/, '');
  const tokens = [];
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return null;
    if (match[1] !== undefined) tokens.push(['number', match[1]]);
    else if (match[2] !== undefined) tokens.push(['name', match[2]]);
    else tokens.push(['sign', match[3]]);
  }
  return tokens;
}

function applySign(values, sign) {
  const right = values.pop();
  if (sign === 'negate') {
    values.push(-right);
    return;
  }
  const left = values.pop();
  if (sign === '+') values.push(left + right);
  else if (sign === '-') values.push(left - right);
  else values.push(left * right);
}

function evaluateTariff(formula, variables) {
  const tokens = tokenize(formula);
  if (tokens === null) return null;
  const known = new Map(Object.entries(variables));
  const values = [];
  const signs = [];
  const waits = () => signs.length > 0 && signs[signs.length - 1] !== '(';
  let valueExpected = true;
  for (const [kind, text] of tokens) {
    if (valueExpected) {
      if (kind === 'number') {
        values.push(Number(text));
        valueExpected = false;
      } else if (kind === 'name') {
        if (!known.has(text)) return null;
        values.push(known.get(text));
        valueExpected = false;
      } else if (text === '(') signs.push(text);
      else if (text === '-') signs.push('negate');
      else return null;
    } else if (kind !== 'sign' || text === '(') {
      return null;
    } else if (text === ')') {
      while (waits()) applySign(values, signs.pop());
      if (signs.length === 0) return null;
      signs.pop();
    } else {
      while (waits() && STRENGTH[signs[signs.length - 1]] >= STRENGTH[text]) applySign(values, signs.pop());
      signs.push(text);
      valueExpected = true;
    }
  }
  if (valueExpected) return null;
  while (signs.length > 0) {
    const sign = signs.pop();
    if (sign === '(') return null;
    applySign(values, sign);
  }
  return values[0] === 0 ? 0 : values[0];
}
