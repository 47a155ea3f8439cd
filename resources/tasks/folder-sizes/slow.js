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
    const inside = folder + '/';
    let total = 0;
    for (const file of files) {
      if (file[0].startsWith(inside)) total += file[1];
    }
    sizes[folder] = total;
  }
  return sizes;
}
