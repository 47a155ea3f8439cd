/**
 * How an import finds its file, for eslint-plugin-boundaries: imports of our own files are relative and carry
 * their extension; a bundler's `?query` is not part of the path.
 */
const { existsSync } = require('node:fs');
const { dirname, resolve } = require('node:path');

exports.interfaceVersion = 2;

exports.resolve = (source, file) => {
  if (!source.startsWith('.')) return { found: true, path: null };
  const path = resolve(dirname(file), source.replace(/\?.*$/, ''));
  return existsSync(path) ? { found: true, path } : { found: false };
};
