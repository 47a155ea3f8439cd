function folderSizes(files) {
  const folders = [];
  for (const [path] of files) {
    for (let i = 0; i < path.length; i += 1) {
      if (path[i] === '/' && !folders.includes(path.slice(0, i))) folders.push(path.slice(0, i));
    }
  }

  const sizes = { '/': 0 };
  for (const [, bytes] of files) sizes['/'] += bytes;
  for (const folder of folders) {
    let total = 0;
    for (const [path, bytes] of files) {
      if (path.startsWith(folder + '/')) total += bytes;
    }
    sizes[folder] = total;
  }
  return sizes;
}
