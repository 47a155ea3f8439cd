/** For each request: 0 if it is accepted, else the seconds to wait; -1 if waiting does not help. */
function limitRequests(requests, limit, window) {
  throw new Error('Not written yet');
}
