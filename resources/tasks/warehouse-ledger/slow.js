const history = [];

function countOf(item) {
  let count = 0;
  for (const entry of history) {
    if (entry[0] === item) count += entry[1];
  }
  return count;
}

let line = readline();
while (line !== null) {
  const words = line.split(' ');
  const item = words[1];
  if (words[0] === 'in') history.push([item, Number(words[2])]);
  else if (words[0] === 'left') console.log(item + ' ' + countOf(item));
  else if (countOf(item) >= Number(words[2])) history.push([item, -Number(words[2])]);
  else console.log('short ' + item);
  line = readline();
}
