class SizedCache {
  constructor(capacity) {
    this.capacity = capacity;
  }
}

/** The results of the operations on a cache of the given capacity, in order. */
function runCache(capacity, operations) {
  throw new Error('Not written yet');
}
