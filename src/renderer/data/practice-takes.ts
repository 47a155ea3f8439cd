/** Recordings of one's own practice that the server does not have yet: written piece by piece, so that a crash or a reload loses nothing. */
import { z } from 'zod';
import { asDone, asResult, openDatabase } from './indexed-db.ts';

const Take = z.object({
  id: z.string(),
  practiceId: z.string(),
  questionId: z.string().nullable(),
  /** As it was read, for whoever finds the recording later. */
  question: z.string(),
  mediaType: z.enum(['audio', 'video']),
  contentType: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  byteLength: z.number(),
  pieces: z.number().int(),
  /** `saving`: the person wants it with the server; `discarded`: goes when the page that shows it is left. */
  state: z.enum(['recording', 'kept', 'saving', 'discarded']),
  /** It was broken off by a crash or a reload. */
  isRecovered: z.boolean(),
  /** The upload that the server knows. */
  uploadId: z.string().nullable(),
});
export type Take = z.output<typeof Take>;
export type TakeChange = Partial<Pick<Take, 'state' | 'isRecovered' | 'uploadId'>>;

export interface TakeStore {
  add(take: Take): Promise<void>;
  /** All of it or nothing; the take then has so long. Rejects where the disk is full. */
  append(id: string, piece: Blob, durationMs: number): Promise<void>;
  /** Null for one that is gone. */
  change(id: string, change: TakeChange): Promise<Take | null>;
  find(id: string): Promise<Take | null>;
  /** Oldest first. */
  list(): Promise<readonly Take[]>;
  /** The recording as far as it is written. */
  read(id: string): Promise<Blob>;
  remove(id: string): Promise<void>;
}

/** As the server keeps its name; no two takes have the same. */
export const takeFilename = ({ id, startedAt, contentType }: Take): string =>
  `${startedAt.slice(0, 16).replace('T', '-').replace(':', '')}-${id.slice(0, 8)}.${contentType.includes('mp4') ? 'mp4' : 'webm'}`;

const TAKES = 'takes';
const PIECES = 'pieces';

/** In the browser's own database. */
export function createTakeStore(name = 'viva.practice'): TakeStore {
  let opened: Promise<IDBDatabase> | null = null;
  const open = (): Promise<IDBDatabase> => {
    opened ??= openDatabase(name, 1, (database) => {
      database.createObjectStore(TAKES, { keyPath: 'id' });
      database.createObjectStore(PIECES);
    });
    opened.catch(() => (opened = null));
    return opened;
  };
  const begin = async (mode: IDBTransactionMode) => (await open()).transaction([TAKES, PIECES], mode, { durability: 'strict' });
  const piecesOf = (id: string) => IDBKeyRange.bound([id], [id, []]);
  const find = async (transaction: IDBTransaction, id: string) => Take.safeParse(await asResult(transaction.objectStore(TAKES).get(id))).data ?? null;

  return {
    async add(take) {
      const transaction = await begin('readwrite');
      transaction.objectStore(TAKES).add(take);
      await asDone(transaction);
    },
    async append(id, piece, durationMs) {
      const transaction = await begin('readwrite');
      const take = await find(transaction, id);
      if (take === null) throw new Error('This recording is gone');
      transaction.objectStore(PIECES).put(piece, [id, take.pieces]);
      transaction.objectStore(TAKES).put({ ...take, durationMs, pieces: take.pieces + 1, byteLength: take.byteLength + piece.size });
      await asDone(transaction);
    },
    async change(id, change) {
      const transaction = await begin('readwrite');
      const take = await find(transaction, id);
      if (take === null) return null;
      const changed = { ...take, ...change };
      transaction.objectStore(TAKES).put(changed);
      await asDone(transaction);
      return changed;
    },
    find: async (id) => find(await begin('readonly'), id),
    async list() {
      const rows = await asResult((await begin('readonly')).objectStore(TAKES).getAll());
      return rows.flatMap((row) => Take.safeParse(row).data ?? []).sort((a, b) => a.startedAt.localeCompare(b.startedAt));
    },
    async read(id) {
      const transaction = await begin('readonly');
      const take = await find(transaction, id);
      const pieces: unknown[] = await asResult(transaction.objectStore(PIECES).getAll(piecesOf(id)));
      return new Blob(pieces.filter((piece) => piece instanceof Blob), { type: take?.contentType ?? '' });
    },
    async remove(id) {
      const transaction = await begin('readwrite');
      transaction.objectStore(TAKES).delete(id);
      transaction.objectStore(PIECES).delete(piecesOf(id));
      await asDone(transaction);
    },
  };
}
