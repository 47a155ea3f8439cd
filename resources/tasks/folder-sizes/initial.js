/** Bytes in each folder, its folders included: an object from path to bytes. */
function folderSizes(files) {
  throw new Error('Not written yet');
}
