/** One window at a time writes in a room: whoever opens it last has it. */

/**
 * Takes the room over from any other window of this browser. `onTaken` is called when another window takes it in turn.
 * Returns the function that lets go.
 */
export function holdRoom(interviewId: string, onTaken: () => void): () => void {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let isOver = false;
  navigator.locks.request(`viva.coding.${interviewId}`, { steal: true }, () => held).catch(() => {
    if (!isOver) onTaken();
  });
  return () => {
    isOver = true;
    letGo();
  };
}
