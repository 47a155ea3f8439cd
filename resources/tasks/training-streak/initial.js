/** The most days in a row among the dates "YYYY-MM-DD". */
function longestStreak(dates) {
  throw new Error('Not written yet');
}
