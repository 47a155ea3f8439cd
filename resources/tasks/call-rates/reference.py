def bill_calls(rates, calls):
    root = {"price": None}
    for prefix, price in rates:
        node = root
        for digit in prefix:
            node = node.setdefault(digit, {"price": None})
        node["price"] = price

    costs = []
    for number, seconds in calls:
        node = root
        price = root["price"]
        for digit in number:
            node = node.get(digit)
            if node is None:
                break
            if node["price"] is not None:
                price = node["price"]
        costs.append(None if price is None else (seconds + 59) // 60 * price)
    return costs
