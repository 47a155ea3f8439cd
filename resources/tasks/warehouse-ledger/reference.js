const stock = new Map();

for (let line = readline(); line !== null; line = readline()) {
  const [command, item, count] = line.split(' ');
  const have = stock.get(item) ?? 0;
  if (command === 'left') console.log(`${item} ${have}`);
  else if (command === 'in') stock.set(item, have + Number(count));
  else if (have >= Number(count)) stock.set(item, have - Number(count));
  else console.log(`short ${item}`);
}
