def to_tokens(formula, variables):
    """Return numbers and signs, or None. Names become their values at once."""
    tokens = []
    index = 0
    while index < len(formula):
        char = formula[index]
        end = index + 1
        if char in "+-*()":
            tokens.append(char)
        elif "0" <= char <= "9":
            while end < len(formula) and "0" <= formula[end] <= "9":
                end += 1
            tokens.append(int(formula[index:end]))
        elif char == "_" or "a" <= char <= "z":
            while end < len(formula) and (formula[end] == "_" or "a" <= formula[end] <= "z" or "0" <= formula[end] <= "9"):
                end += 1
            name = formula[index:end]
            if name not in variables:
                return None
            tokens.append(variables[name])
        elif char != " ":
            return None
        index = end
    return tokens


def flat_value(tokens):
    """Return the value of tokens that hold no brackets, or None."""
    total = 0
    product = 1
    term_sign = 1
    index = 0
    while True:
        sign = 1
        while index < len(tokens) and tokens[index] == "-":
            sign = -sign
            index += 1
        if index == len(tokens) or isinstance(tokens[index], str):
            return None
        product *= sign * tokens[index]
        index += 1
        if index == len(tokens):
            return total + term_sign * product
        operator = tokens[index]
        index += 1
        if operator == "*":
            continue
        if operator not in ("+", "-"):
            return None
        total += term_sign * product
        product = 1
        term_sign = 1 if operator == "+" else -1


def evaluate_tariff(formula, variables):
    tokens = to_tokens(formula, variables)
    if tokens is None:
        return None
    # Replace the first innermost pair of brackets by its value until none is left.
    while True:
        opened = -1
        closed = -1
        for index, token in enumerate(tokens):
            if token == "(":
                opened = index
            elif token == ")":
                closed = index
                break
        if closed < 0:
            return None if opened >= 0 else flat_value(tokens)
        if opened < 0:
            return None
        value = flat_value(tokens[opened + 1:closed])
        if value is None:
            return None
        shorter = []
        for index, token in enumerate(tokens):
            if index == opened:
                shorter.append(value)
            elif index < opened or index > closed:
                shorter.append(token)
        tokens = shorter
