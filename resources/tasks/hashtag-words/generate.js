// One letter repeated and words of one, two and three such letters: the number of splittings doubles with every letter or so.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const letter = 'abcdefgh'[below(8)];
  const words = [letter, letter + letter, letter + letter + letter, letter + 'z'];
  return [letter.repeat(n), words];
}
