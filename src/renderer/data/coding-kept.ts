/** What the coding room keeps on this computer until the server has it; gone when the interview is over. */
import { z } from 'zod';
import { ANTI_CHEAT_EVENTS, AntiCheatEvent } from '../../contracts/coding.ts';
import { CodeEdit } from '../../contracts/desk-coding.ts';
import { createStored } from './stored.ts';

const KeptCode = z.object({ interviewId: z.string(), fromSeq: z.number().int(), edits: z.array(CodeEdit), code: z.string() });

/** Edits that the server does not have yet, and the text that they came to. Null when it has all. */
export const keptCode = createStored(localStorage, 'viva.coding.code', KeptCode.nullable(), null);

const KeptEvents = z.object({
  interviewId: z.string(),
  counts: z.partialRecord(z.enum(ANTI_CHEAT_EVENTS), z.number().int()),
  unsent: z.array(AntiCheatEvent),
});

/** What was noticed in the interview in hand: how often, and what still has to be told to the server. */
export const keptEvents = createStored(localStorage, 'viva.coding.events', KeptEvents.nullable(), null);

/** What is being written to the interviewer. */
export const chatDraft = createStored(localStorage, 'viva.coding.chat', z.object({ interviewId: z.string(), text: z.string() }).nullable(), null);

/** Widths and heights of the room's panes, in percent, by group and pane. */
export const paneSizes = createStored(localStorage, 'viva.coding.panes', z.record(z.string(), z.record(z.string(), z.number())), {});

/** Nothing of an interview that is over, or of another one, stays in the browser. */
export function forgetCoding(isOver: (interviewId: string) => boolean): void {
  for (const kept of [keptCode, keptEvents, chatDraft]) {
    const value = kept.get();
    if (value && isOver(value.interviewId)) kept.set(null);
  }
}

export type KeptCodeValue = NonNullable<ReturnType<typeof keptCode.get>>;
