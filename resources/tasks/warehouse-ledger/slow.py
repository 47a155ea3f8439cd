import sys


def count_of(history, item):
    count = 0
    for name, change in history:
        if name == item:
            count += change
    return count


def main():
    history = []
    for line in sys.stdin:
        words = line.split()
        item = words[1]
        if words[0] == "in":
            history.append((item, int(words[2])))
        elif words[0] == "left":
            print(item, count_of(history, item))
        elif count_of(history, item) >= int(words[2]):
            history.append((item, -int(words[2])))
        else:
            print("short", item)


main()
