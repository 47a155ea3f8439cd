function freeSlots(calendars, day, minimum) {
  const end = day[1];
  const meetings = [];
  for (const calendar of calendars) {
    for (const meeting of calendar) {
      if (meeting[0] < meeting[1]) meetings.push(meeting);
    }
  }
  const slots = [];
  let moment = day[0];
  while (moment < end) {
    let busyUntil = moment;
    let nextMeeting = end;
    for (const [from, to] of meetings) {
      if (from <= moment) {
        if (to > busyUntil) busyUntil = to;
      } else if (from < nextMeeting) {
        nextMeeting = from;
      }
    }
    if (busyUntil > moment) {
      moment = busyUntil;
    } else {
      if (nextMeeting - moment >= minimum) slots.push([moment, nextMeeting]);
      moment = nextMeeting;
    }
  }
  return slots;
}
