/** What a recording of one's own practice showed. */
export const coachingReport = { coachingReport: { title: 'Ваша запись' } };
