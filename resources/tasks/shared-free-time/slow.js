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
    for (let index = 0; index < meetings.length; index += 1) {
      const meeting = meetings[index];
      if (meeting[0] <= moment) {
        if (meeting[1] > busyUntil) busyUntil = meeting[1];
      } else if (meeting[0] < nextMeeting) {
        nextMeeting = meeting[0];
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
