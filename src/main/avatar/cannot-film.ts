import { messageOf } from '../base/errors.ts';

/** No film can be made on this machine: what draws its pictures cannot be loaded. */
export class CannotFilm extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause).split('\n')[0], { cause });
    this.name = 'CannotFilm';
  }
}
