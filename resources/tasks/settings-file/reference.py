import re

SECTION = re.compile(r"\[([a-z0-9_-]+)\]")
SETTING = re.compile(r"([a-z0-9_-]+) *= *(.*)")
REFERENCE = re.compile(r"([a-z0-9_-]+\.[a-z0-9_-]+)\}(.*)", re.DOTALL)


def expand(value, settings):
    """Replace the references of a value; None if one is wrong or unknown."""
    plain, *pieces = value.split("${")
    parts = [plain]
    for piece in pieces:
        match = REFERENCE.fullmatch(piece)
        if match is None or match[1] not in settings:
            return None
        parts.append(settings[match[1]] + match[2])
    return "".join(parts)


def read_settings(lines):
    settings = {}
    section = None
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if text == "" or text.startswith("#"):
            continue
        if text.startswith("["):
            opened = SECTION.fullmatch(text)
            if opened is None:
                return {"error": number}
            section = opened[1]
            continue
        setting = SETTING.fullmatch(text)
        if setting is None or section is None:
            return {"error": number}
        value = expand(setting[2], settings)
        if value is None:
            return {"error": number}
        settings[section + "." + setting[1]] = value
    return settings
