function giveLogins(wishes) {
  const taken = new Set();
  const given = [];
  for (const wish of wishes) {
    let login = wish;
    let number = 2;
    while (taken.has(login)) {
      login = wish + number;
      number += 1;
    }
    taken.add(login);
    given.push(login);
  }
  return given;
}
