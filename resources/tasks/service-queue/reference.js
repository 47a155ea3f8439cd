function servedPeople(events) {
  const waiting = new Set();
  const called = [];
  for (const [event, name] of events) {
    // A set keeps the order of adding, and one who comes back is added anew.
    if (event === 'join') waiting.add(name);
    else if (event === 'leave') waiting.delete(name);
    else {
      const [first = null] = waiting;
      waiting.delete(first);
      called.push(first);
    }
  }
  return called;
}
