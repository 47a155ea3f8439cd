/** Which takes are being recorded just now, in whichever window. */
const nameOf = (id: string) => `viva.practice.take.${id}`;

/** Says that the take is being recorded here. Returns the function that says that it no longer is. */
export function holdTake(id: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  void navigator.locks.request(nameOf(id), () => promise);
  return resolve;
}

export async function isTakeHeld(id: string): Promise<boolean> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].some(({ name }) => name === nameOf(id));
}
