// Lines are: in ITEM COUNT, out ITEM COUNT, left ITEM.
for (let line = readline(); line !== null; line = readline()) {
  // Answer by console.log
}
