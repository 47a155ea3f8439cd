import sys


def main():
    stock = {}
    for line in sys.stdin:
        command, item, *rest = line.split()
        have = stock.get(item, 0)
        if command == "left":
            print(item, have)
        elif command == "in":
            stock[item] = have + int(rest[0])
        elif have >= int(rest[0]):
            stock[item] = have - int(rest[0])
        else:
            print("short", item)


main()
