/** How many different squares the robot stood on, the first one included. */
function countCleaned(programme, furniture) {
  throw new Error('Not written yet');
}
