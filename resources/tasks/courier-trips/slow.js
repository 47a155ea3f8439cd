function countTrips(weights, limit) {
  const delivered = weights.map(() => false);
  let trips = 0;
  for (let heavy = weights.length - 1; heavy >= 0; heavy -= 1) {
    if (weights[heavy] > limit) return -1;
    if (delivered[heavy]) continue;
    delivered[heavy] = true;
    trips += 1;
    for (let partner = 0; partner < heavy; partner += 1) {
      if (!delivered[partner] && weights[partner] + weights[heavy] <= limit) {
        delivered[partner] = true;
        break;
      }
    }
  }
  return trips;
}
