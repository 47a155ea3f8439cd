function fairLimit(requests, budget) {
  let limit = 0;
  let largest = 0;
  for (const request of requests) largest = Math.max(largest, request);
  while (limit < largest) {
    let total = 0;
    for (let index = 0; index < requests.length; index += 1) {
      total += requests[index] < limit + 1 ? requests[index] : limit + 1;
    }
    if (total > budget) break;
    limit += 1;
  }
  return limit;
}
