/** A Map keeps the order of insertion: the longest unused entry comes first. */
class SizedCache {
  constructor(capacity) {
    this.capacity = capacity;
    this.used = 0;
    this.entries = new Map();
  }

  put(key, size, value) {
    this.drop(key);
    if (size > this.capacity) return null;
    const pushedOut = [];
    while (this.used + size > this.capacity) {
      const [oldest] = this.entries.keys();
      this.drop(oldest);
      pushedOut.push(oldest);
    }
    this.entries.set(key, { size, value });
    this.used += size;
    return pushedOut;
  }

  get(key) {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  drop(key) {
    const entry = this.entries.get(key);
    if (entry === undefined) return false;
    this.used -= entry.size;
    return this.entries.delete(key);
  }

  size() {
    return this.used;
  }
}

function runCache(capacity, operations) {
  const cache = new SizedCache(capacity);
  return operations.map(([name, ...args]) => cache[name](...args));
}
