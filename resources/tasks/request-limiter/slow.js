function limitRequests(requests, limit, window) {
  const accepted = [];
  const answers = [];
  for (const [time, client] of requests) {
    let count = 0;
    let oldest = null;
    for (let index = 0; index < accepted.length; index += 1) {
      const earlier = accepted[index];
      if (earlier[1] === client && earlier[0] > time - window) {
        count += 1;
        if (oldest === null) oldest = earlier[0];
      }
    }
    if (count < limit) {
      accepted.push([time, client]);
      answers.push(0);
    } else {
      answers.push(oldest === null ? -1 : oldest + window - time);
    }
  }
  return answers;
}
