NAME_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_"


def is_name(text):
    return text != "" and all(char in NAME_LETTERS for char in text)


def expand(value, entries):
    result = ""
    while "${" in value:
        start = value.index("${")
        end = value.find("}", start)
        if end < 0:
            return None
        names = value[start + 2:end].split(".")
        if len(names) != 2 or not is_name(names[0]) or not is_name(names[1]):
            return None
        # The newest entry of that name is the one that counts.
        found = None
        for position in range(len(entries) - 1, -1, -1):
            if entries[position][0] == names[0] + "." + names[1]:
                found = entries[position][1]
                break
        if found is None:
            return None
        result += value[:start] + found
        value = value[end + 1:]
    return result + value


def read_settings(lines):
    entries = []
    section = None
    for index in range(len(lines)):
        text = lines[index].strip(" ")
        if text == "" or text[0] == "#":
            continue
        if text[0] == "[" and text[-1] == "]" and is_name(text[1:-1]):
            section = text[1:-1]
            continue
        equals = text.find("=")
        key = text[:equals].strip(" ") if equals >= 0 else ""
        if section is None or not is_name(key):
            return {"error": index + 1}
        value = expand(text[equals + 1:].strip(" "), entries)
        if value is None:
            return {"error": index + 1}
        entries.append([section + "." + key, value])
    result = {}
    for name, value in entries:
        result[name] = value
    return result
