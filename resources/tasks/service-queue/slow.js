function placeOf(queue, name) {
  for (let i = 0; i < queue.length; i += 1) {
    if (queue[i] === name) return i;
  }
  return -1;
}

function servedPeople(events) {
  const queue = [];
  const called = [];
  for (const [event, name] of events) {
    if (event === 'next') {
      called.push(queue.length > 0 ? queue.shift() : null);
      continue;
    }
    const place = placeOf(queue, name);
    if (event === 'join' && place < 0) queue.push(name);
    if (event === 'leave' && place >= 0) queue.splice(place, 1);
  }
  return called;
}
