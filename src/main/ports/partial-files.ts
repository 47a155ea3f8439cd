/** Files that come in parts. */

export interface PartialFile {
  readonly id: string;
  /** Of the whole, as it was said at the beginning. */
  readonly byteLength: number;
  readonly receivedBytes: number;
  /** What was noted at the beginning. */
  readonly about: unknown;
}

/** Every method that names a file throws AppError NOT_FOUND, also a day after it was begun, and CONFLICT while something else is done with it. */
export interface PartialFileStore {
  /** @param about plain JSON. @throws AppError RATE_LIMITED when too many are begun, CONFLICT when the disk has no room */
  begin(byteLength: number, about: unknown): Promise<PartialFile>;
  find(id: string): Promise<PartialFile>;
  /** Keeps what came, also of a part that broke off. @throws AppError CONFLICT when it does not begin where the file ends, INVALID_REQUEST when it is too long */
  append(id: string, offset: number, part: AsyncIterable<Uint8Array>): Promise<PartialFile>;
  /**
   * The path of the whole file, which `use` may move away; what is left of it goes once it was used or refused, and stays when that
   * fails by no fault of its own. @throws AppError CONFLICT when it is not whole
   */
  take<T>(id: string, use: (path: string, file: PartialFile) => Promise<T>): Promise<T>;
  cancel(id: string): Promise<void>;
  /** Removes those of which `isOne` is true, also while something else is done with them: that then finds them gone. */
  drop(isOne: (about: unknown) => boolean): Promise<void>;
  /** Removes what is older than a day. */
  sweep(): Promise<void>;
}
