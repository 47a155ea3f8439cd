/** One's own practice: accounts, recordings and their analysis, questions, tokens. Nothing of it reaches an interview that a recruiter sees. */
import { join } from 'node:path';
import { createCoachingAccess } from './apis/coaching/access.ts';
import type { Logger } from './base/log.ts';
import { createWebTokens } from './base/web-tokens.ts';
import type { Inference } from './inference/inference.ts';
import { createAccounts } from './interview/coaching/accounts.ts';
import { createAnalyst } from './interview/coaching/analyst/analyst.ts';
import { createCoach } from './interview/coaching/feedback/coach.ts';
import { toCoachTexts } from './interview/coaching/feedback/texts.ts';
import { createInterviewer } from './interview/coaching/interviewer.ts';
import { createPlayTickets } from './interview/coaching/play-tickets.ts';
import { createPracticeRoom } from './interview/coaching/practice-room.ts';
import { toQuestionBank } from './interview/coaching/questions/bank.ts';
import { createQuestioner } from './interview/coaching/questions/questioner.ts';
import type { Knowledge } from './interview/knowledge/knowledge.ts';
import type { FileDecoder } from './media/decode/sound-decoder.ts';
import { createVoiceTracker } from './media/voice-tracks/voice-tracker.ts';
import type { Clock } from './ports/clock.ts';
import type { LanguageModel } from './ports/engines.ts';
import type { ExpressionReader } from './ports/expression.ts';
import type { SettingsStore } from './ports/settings.ts';
import type { ProgramPaths } from './program-paths.ts';
import { createCoachingStore } from './store/coaching.ts';
import type { Database } from './store/database.ts';
import { createFileStore } from './store/files.ts';
import { createPartialFiles } from './store/partial-files.ts';
import type { Resources } from './store/resources.ts';
import { secretOf } from './store/settings.ts';

const TOKEN_MINUTES = 30;

export interface CoachingOptions {
  readonly db: Database;
  readonly paths: Pick<ProgramPaths, 'trackWorker'>;
  readonly dataDir: string;
  readonly resources: Resources;
  readonly knowledge: Knowledge;
  readonly llm: LanguageModel | null;
  readonly inference: Inference;
  readonly decoder: FileDecoder;
  /** Null where nothing looks at pictures. */
  readonly expression: ExpressionReader | null;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly log: Logger;
}

export type Coaching = ReturnType<typeof createCoaching>;

export function createCoaching({ db, paths, dataDir, resources, knowledge, llm, inference, decoder, expression, settings, clock, log }: CoachingOptions) {
  const { stt, vad } = inference;
  const store = createCoachingStore(db, clock.date);
  const files = createFileStore({ folder: join(dataDir, 'coaching-files') });
  const uploads = createPartialFiles({ folder: join(dataDir, 'coaching-uploads'), now: clock.date });
  const tokens = createWebTokens({ secret: secretOf(settings, 'coaching.secret'), lifetimeMinutes: TOKEN_MINUTES, audience: 'coaching', now: clock.date });
  const accounts = createAccounts({ store, tokens, clock });
  const tracker = createVoiceTracker({ workerUrl: paths.trackWorker, voiceActivity: vad });
  const { prompts } = knowledge;
  const coach = createCoach({ knowledge, texts: toCoachTexts(resources.coaching), llm, prompts, log });
  const probe = (path: string) => decoder.probe(path);
  const analyst = createAnalyst({ store, coach, settings, clock, decoder, probe, stt, vad, tracker, expression, pathOf: files.path, log });
  const questioner = createQuestioner({ knowledge, bank: toQuestionBank(resources.coaching.questions), llm, prompts, log });
  const room = createPracticeRoom({ store, files, probe, uploads, release: analyst.forget });
  return {
    store, accounts, room, analyst, coach, uploads, tokens, tokenMinutes: TOKEN_MINUTES,
    access: createCoachingAccess(accounts),
    tickets: createPlayTickets(clock),
    interviewer: createInterviewer({ store, questioner }),
    /** Removes files that no row knows. Before anything can be stored. */
    async tidy(): Promise<void> {
      await room.sweep();
      await uploads.sweep();
    },
    /** Goes on with what an earlier run left. */
    start: (): void => analyst.resume(),
    async close(): Promise<void> {
      await analyst.close();
      await tracker.close();
    },
  };
}
