def give_logins(wishes):
    taken = set()
    given = []
    for wish in wishes:
        login = wish
        number = 2
        while login in taken:
            login = wish + str(number)
            number += 1
        taken.add(login)
        given.append(login)
    return given
