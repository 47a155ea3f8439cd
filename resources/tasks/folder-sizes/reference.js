function folderSizes(files) {
  const sizes = new Map([['/', 0]]);
  for (const [path, bytes] of files) {
    sizes.set('/', sizes.get('/') + bytes);
    const folders = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth += 1) {
      const folder = folders.slice(0, depth).join('/');
      sizes.set(folder, (sizes.get(folder) ?? 0) + bytes);
    }
  }
  return Object.fromEntries(sizes);
}
