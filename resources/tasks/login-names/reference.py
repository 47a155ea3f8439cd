def give_logins(wishes):
    taken = set()
    next_number = {}
    given = []
    for wish in wishes:
        login = wish
        number = next_number.get(wish, 2)
        while login in taken:
            login = f"{wish}{number}"
            number += 1
        next_number[wish] = number
        taken.add(login)
        given.append(login)
    return given
