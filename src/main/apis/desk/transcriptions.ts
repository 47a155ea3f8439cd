/** The desk's endpoints for files of speech. */
import { TEXT_TYPES, type transcriptionRoutes } from '../../../contracts/desk-transcriptions.ts';
import type { Handler } from '../../http/mount.ts';
import { createSubtitleWriter } from '../../interview/transcript/subtitles.ts';
import type { TranscriptionJobs } from '../../interview/transcript/transcription-jobs.ts';
import type { Access } from './access.ts';

type Routes = typeof transcriptionRoutes;

export function createTranscriptionHandlers(jobs: TranscriptionJobs, access: Access): { readonly [K in keyof Routes]: Handler<Routes[K]> } {
  return {
    async addTranscription({ upload, query, context }) {
      access.assertReviewer(context);
      return { status: 202, json: await jobs.add({ name: upload.filename || 'recording', language: query.language ?? null, stream: upload.stream }) };
    },
    listTranscriptions({ context }) {
      access.assertReviewer(context);
      return { status: 200, json: [...jobs.list()] };
    },
    transcription({ params, context }) {
      access.assertReviewer(context);
      const { utterances, ...summary } = jobs.find(params.id);
      return { status: 200, json: { ...summary, utterances: utterances.map(({ words, ...utterance }) => ({ ...utterance, words: words === null ? null : [...words] })) } };
    },
    transcriptionText({ params, query, context }) {
      access.assertReviewer(context);
      const parts: string[] = [];
      const writer = createSubtitleWriter(query.format, (text) => void parts.push(text));
      writer.begin(null);
      for (const utterance of jobs.find(params.id).utterances) writer.add(utterance);
      return { status: 200, mediaType: TEXT_TYPES[query.format], body: Buffer.from(parts.join('')) };
    },
    cancelTranscription({ params, context }) {
      access.assertReviewer(context);
      return { status: 200, json: jobs.cancel(params.id) };
    },
    restartTranscription({ params, context }) {
      access.assertReviewer(context);
      return { status: 202, json: jobs.restart(params.id) };
    },
    async eraseTranscription({ params, context }) {
      access.assertReviewer(context);
      await jobs.erase(params.id);
      return { status: 200, json: { ok: true } };
    },
  };
}
