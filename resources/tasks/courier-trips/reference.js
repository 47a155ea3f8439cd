function countTrips(weights, limit) {
  if (weights.length > 0 && weights[weights.length - 1] > limit) return -1;

  let trips = 0;
  let light = 0;
  let heavy = weights.length - 1;
  while (light <= heavy) {
    if (weights[light] + weights[heavy] <= limit) light += 1;
    heavy -= 1;
    trips += 1;
  }
  return trips;
}
