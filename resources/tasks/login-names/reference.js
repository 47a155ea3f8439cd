function giveLogins(wishes) {
  const taken = new Set();
  const nextNumber = new Map();
  return wishes.map((wish) => {
    let login = wish;
    let number = nextNumber.get(wish) ?? 2;
    while (taken.has(login)) {
      login = `${wish}${number}`;
      number += 1;
    }
    nextNumber.set(wish, number);
    taken.add(login);
    return login;
  });
}
