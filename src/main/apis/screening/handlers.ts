/** The screening document's endpoints: wire to domain and back, a few lines each. */
import { randomUUID } from 'node:crypto';
import type { screeningApi } from '../../../contracts/screening.ts';
import { chosenLanguage, toLanguage } from '../../base/language.ts';
import type { Metrics } from '../../base/metrics.ts';
import type { ClientOrigin, RequestContext } from '../../http/context.ts';
import type { Handlers } from '../../http/mount.ts';
import { reportHtml } from '../../interview/reports/report-html.ts';
import { reportPdf } from '../../interview/reports/report-pdf.ts';
import { toReport } from '../../interview/reports/report.ts';
import type { ScreeningEngine } from '../../interview/screening/screening-engine.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EngineStatus, TextToSpeech } from '../../ports/engines.ts';
import type { StreamStore } from '../../ports/interviews.ts';
import type { AtsSync } from '../../interview/sessions/ats-sync.ts';
import type { DocumentRenderer } from '../../ports/screening.ts';
import { createSpeakHandler } from './speech.ts';
import * as wire from '../wire/screening.ts';

export interface ScreeningApiOptions {
  readonly engine: ScreeningEngine;
  readonly tts: TextToSpeech;
  readonly streams: StreamStore;
  readonly documents: DocumentRenderer;
  readonly ats: { readonly mode: 'mock' | 'real'; readonly sync: AtsSync };
  readonly wsBaseUrl: string | undefined;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly version: string;
  readonly statuses: () => readonly EngineStatus[];
}

/** Forwarded headers name the address that the client used, so they beat the configured default. */
export function streamUrl(sessionId: string, origin: ClientOrigin, wsBaseUrl: string | undefined): string {
  const own = `${origin.secure ? 'wss' : 'ws'}://${origin.host}`;
  const base = origin.forwarded || wsBaseUrl === undefined ? own : wsBaseUrl;
  return `${base}${origin.prefix}/stream/${sessionId}`;
}

const wantsMock = (query: string | undefined, context: RequestContext): boolean =>
  ['1', 'true'].includes((query ?? '').toLowerCase()) || context.header('x-mock') === '1';

export function createScreeningHandlers(options: ScreeningApiOptions): Handlers<typeof screeningApi> {
  const { engine, streams, documents, ats, metrics, clock } = options;
  return {
    startInterview({ query, context }) {
      const id = randomUUID();
      // A language that is not ours, or none: it is detected from the first utterance.
      streams.open(id, toLanguage(query.lang));
      return { status: 200, json: { session_id: id, ws_url: streamUrl(id, context.origin, options.wsBaseUrl) } };
    },

    speak: createSpeakHandler(options),

    async nextAction({ body, query, context }) {
      const mock = wantsMock(query.mock, context);
      const stop = metrics.dmLatency.startTimer({ mode: mock ? 'mock' : 'auto' });
      const coverage = body.coverage === null ? null : wire.toCoverage(body.coverage);
      const action = await engine.next({ jd: body.jd, turns: body.context.turns, coverage }, { mock, signal: context.signal });
      stop();
      return { status: 200, json: wire.fromNextAction(action) };
    },

    async extract({ body, context }) {
      const transcript = wire.toTranscript(body.transcript);
      const extraction = await engine.extract(transcript, { includeTimestamps: body.include_timestamps, signal: context.signal });
      return { status: 200, json: wire.fromExtraction(extraction) };
    },

    async coverage({ body, context }) {
      return { status: 200, json: wire.fromCoverage(await engine.coverage(body.jd, body.transcript, context.signal)) };
    },

    async scoreRubric({ body, query, context }) {
      const input = { jd: body.jd, transcript: body.transcript, coverage: body.coverage === null ? null : wire.toCoverage(body.coverage) };
      const rubric = await engine.rubric(input, { mock: wantsMock(query.mock, context), signal: context.signal });
      return { status: 200, json: wire.fromRubric(rubric) };
    },

    async scoreFinal({ body, context }) {
      const final = await engine.final({
        jd: body.jd,
        extraction: body.ie,
        coverage: body.coverage === null ? null : wire.toCoverage(body.coverage),
        rubric: body.rubric === null ? null : wire.toRubric(body.rubric),
        aux: body.aux,
        signal: context.signal,
      });
      metrics.scoreOverall.observe(final.overall);
      return { status: 200, json: wire.fromFinal(final) };
    },

    async report({ body, query, context }) {
      const report = toReport({
        candidate: wire.toTitle(body.candidate),
        vacancy: wire.toTitle(body.vacancy),
        rubric: wire.toRubric(body.rubric),
        final: wire.toFinal(body.final),
        audioUrl: body.audio_url,
        language: chosenLanguage(query.lang, context.header('accept-language'), 'en'),
        scoredBy: engine.scoredBy(),
        createdAt: clock.date(),
      });
      if (query.fmt === 'html') return { status: 200, mediaType: 'text/html; charset=utf-8', body: Buffer.from(reportHtml(report)) };
      const headers = { 'Content-Disposition': 'inline; filename="report.pdf"' };
      return { status: 200, mediaType: 'application/pdf', body: await documents.toPdf(reportPdf(report)), headers };
    },

    async syncAts({ body, context }) {
      if (ats.mode === 'mock') return { status: 202, json: { status: 'mock-accepted' } };
      const item = { candidateId: body.candidate_id, vacancyId: body.vacancy_id, decision: body.decision, reportLink: body.report_link };
      return { status: 200, json: await ats.sync(item, context.signal) };
    },

    health: () => ({ status: 200, json: { status: 'ok', version: options.version, engines: options.statuses() } }),

    metrics: async () => ({ status: 200, mediaType: metrics.contentType, body: Buffer.from(await metrics.render()) }),
  };
}
