import re

TOKEN = re.compile(r" *(?:([0-9]+)|([a-z_][a-z0-9_]*)|([-+*()]))")
STRENGTH = {"+": 1, "-": 1, "*": 2, "negate": 3}


def tokenize(formula):
    """Return tokens as (kind, text) pairs, or None when a character does not belong."""
    tokens = []
    text = formula.rstrip(" ")
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            return None
        number, name, sign = match.groups()
        if number is not None:
            tokens.append(("number", number))
        elif name is not None:
            tokens.append(("name", name))
        else:
            tokens.append(("sign", sign))
        position = match.end()
    return tokens


def apply_sign(values, sign):
    right = values.pop()
    if sign == "negate":
        values.append(-right)
        return
    left = values.pop()
    if sign == "+":
        values.append(left + right)
    elif sign == "-":
        values.append(left - right)
    else:
        values.append(left * right)


def evaluate_tariff(formula, variables):
    tokens = tokenize(formula)
    if not tokens:
        return None
    values = []
    signs = []
    value_expected = True
    for kind, text in tokens:
        if value_expected:
            if kind == "number":
                values.append(int(text))
                value_expected = False
            elif kind == "name":
                if text not in variables:
                    return None
                values.append(variables[text])
                value_expected = False
            elif text == "(":
                signs.append(text)
            elif text == "-":
                signs.append("negate")
            else:
                return None
        elif kind != "sign" or text == "(":
            return None
        elif text == ")":
            while signs and signs[-1] != "(":
                apply_sign(values, signs.pop())
            if not signs:
                return None
            signs.pop()
        else:
            while signs and signs[-1] != "(" and STRENGTH[signs[-1]] >= STRENGTH[text]:
                apply_sign(values, signs.pop())
            signs.append(text)
            value_expected = True
    if value_expected:
        return None
    while signs:
        sign = signs.pop()
        if sign == "(":
            return None
        apply_sign(values, sign)
    return values[0]
