function fairLimit(requests, budget) {
  const fits = (limit) => {
    let total = 0;
    for (const request of requests) total += Math.min(request, limit);
    return total <= budget;
  };

  let low = 0;
  let high = requests.reduce((largest, request) => Math.max(largest, request), 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
