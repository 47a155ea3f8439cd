function countAt(stays, moment) {
  let cars = 0;
  for (let index = 0; index < stays.length; index += 1) {
    if (stays[index][0] <= moment && moment < stays[index][1]) cars += 1;
  }
  return cars;
}

function busiestTime(stays) {
  let most = 0;
  let start = 0;
  for (const [come] of stays) {
    const cars = countAt(stays, come);
    if (cars > most || (cars === most && cars > 0 && come < start)) {
      most = cars;
      start = come;
    }
  }
  if (most === 0) return [0, 0, 0];
  let end = null;
  for (const [, leave] of stays) {
    if (leave > start && (end === null || leave < end) && countAt(stays, leave) < most) end = leave;
  }
  return [most, start, end];
}
