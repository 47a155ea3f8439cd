// Returns numbers and signs, or null. Names become their values at once.
function toTokens(formula, variables) {
  const tokens = [];
  const isDigit = (char) => char >= '0' && char <= '9';
  const isLetter = (char) => char === '_' || (char >= 'a' && char <= 'z');
  let index = 0;
  while (index < formula.length) {
    const char = formula[index];
    let end = index + 1;
    if ('+-*()'.includes(char)) {
      tokens.push(char);
    } else if (isDigit(char)) {
      while (end < formula.length && isDigit(formula[end])) end += 1;
      tokens.push(Number(formula.slice(index, end)));
    } else if (isLetter(char)) {
      while (end < formula.length && (isLetter(formula[end]) || isDigit(formula[end]))) end += 1;
      const name = formula.slice(index, end);
      if (!Object.prototype.hasOwnProperty.call(variables, name)) return null;
      tokens.push(variables[name]);
    } else if (char !== ' ') {
      return null;
    }
    index = end;
  }
  return tokens;
}

// Returns the value of tokens that hold no brackets, or null.
function flatValue(tokens) {
  let total = 0;
  let product = 1;
  let termSign = 1;
  let index = 0;
  for (;;) {
    let sign = 1;
    while (index < tokens.length && tokens[index] === '-') {
      sign = -sign;
      index += 1;
    }
    if (index === tokens.length || typeof tokens[index] === 'string') return null;
    product *= sign * tokens[index];
    index += 1;
    if (index === tokens.length) return total + termSign * product;
    const operator = tokens[index];
    index += 1;
    if (operator === '*') continue;
    if (operator !== '+' && operator !== '-') return null;
    total += termSign * product;
    product = 1;
    termSign = operator === '+' ? 1 : -1;
  }
}

function evaluateTariff(formula, variables) {
  let tokens = toTokens(formula, variables);
  if (tokens === null) return null;
  // Replace the first innermost pair of brackets by its value until none is left.
  for (;;) {
    let opened = -1;
    let closed = -1;
    for (let index = 0; index < tokens.length && closed < 0; index += 1) {
      if (tokens[index] === '(') opened = index;
      else if (tokens[index] === ')') closed = index;
    }
    if (closed < 0) return opened >= 0 ? null : flatValue(tokens);
    if (opened < 0) return null;
    const value = flatValue(tokens.slice(opened + 1, closed));
    if (value === null) return null;
    const shorter = [];
    for (let index = 0; index < tokens.length; index += 1) {
      if (index === opened) shorter.push(value);
      else if (index < opened || index > closed) shorter.push(tokens[index]);
    }
    tokens = shorter;
  }
}
