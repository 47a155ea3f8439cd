import sys


def main():
    # Lines are: in ITEM COUNT, out ITEM COUNT, left ITEM.
    for line in sys.stdin:
        pass


main()
