/** The desk's endpoint for reports. */
import type { reportRoutes } from '../../../contracts/desk-report.ts';
import { AppError } from '../../base/errors.ts';
import type { ClientOrigin } from '../../http/context.ts';
import type { Handler } from '../../http/mount.ts';
import type { InterviewReports } from '../../interview/reports/interview-report.ts';
import { reportHtml } from '../../interview/reports/report-html.ts';
import { reportPdf } from '../../interview/reports/report-pdf.ts';
import { soundKey } from '../../interview/reports/report-view.ts';
import type { Report } from '../../interview/reports/report.ts';
import type { AudioArchive, Interview, InterviewResult } from '../../ports/interviews.ts';
import type { DocumentRenderer } from '../../ports/screening.ts';
import type { Access } from './access.ts';

type Routes = typeof reportRoutes;

export interface DeskReports {
  readonly reports: InterviewReports;
  readonly documents: DocumentRenderer;
  readonly archive: AudioArchive;
  /** Throws NOT_FOUND. */
  readonly find: (id: string) => Interview;
  /** Null before the end. */
  readonly result: (id: string) => InterviewResult | null;
  readonly recordingKey: (interview: Interview) => string;
}

// A little before and after, so that the first and the last word are whole.
const MARGIN_S = 0.3;
// About four minutes of quotes; what comes after keeps its link.
const MOST_SOUND_BYTES = 8_000_000;

/** The page of this computer, where moments are heard: whoever opens it elsewhere sees nothing without the desk's key. */
export const pageUrl = ({ secure, host }: ClientOrigin, id: string): string => `${secure ? 'https' : 'http'}://${host}/app/#/interviews/${id}`;

export function createReportHandlers(
  { reports, documents, archive, find, result, recordingKey }: DeskReports,
  access: Access,
): { readonly [K in keyof Routes]: Handler<Routes[K]> } {
  const soundsOf = async ({ competencies, contradictions, otherEvidence }: Report, key: string): Promise<ReadonlyMap<string, string>> => {
    const sounds = new Map<string, string>();
    let size = 0;
    const quotes = [...competencies.flatMap(({ evidence }) => evidence), ...contradictions.flatMap(({ first, second }) => [first, second]), ...otherEvidence];
    for (const { t0, t1 } of quotes) {
      if (t0 === null || t1 === null || sounds.has(soundKey({ t0, t1 }))) continue;
      const span = { t0: Math.max(0, t0 - MARGIN_S), t1: t1 + MARGIN_S };
      if (size + (span.t1 - span.t0) * 32_000 > MOST_SOUND_BYTES) continue;
      const wav = await archive.read(key, span);
      if (wav === null) continue;
      size += wav.byteLength;
      sounds.set(soundKey({ t0, t1 }), Buffer.from(wav).toString('base64'));
    }
    return sounds;
  };
  return {
    async report({ params, query, context }) {
      access.assertReviewer(context);
      const interview = find(params.id);
      const stored = result(params.id);
      if (stored === null) throw new AppError('CONFLICT', 'The interview has not ended yet: there is no report');
      const options = { language: query.lang ?? interview.language, audioUrl: pageUrl(context.origin, interview.id), signal: context.signal };
      const report = await reports(interview, stored, options);
      const headers = { 'Content-Disposition': `attachment; filename="report-${interview.id}.${query.fmt}"` };
      if (query.fmt === 'json') return { status: 200, mediaType: 'application/json', body: Buffer.from(JSON.stringify(report, null, 2)), headers };
      if (query.fmt === 'pdf') return { status: 200, mediaType: 'application/pdf', body: await documents.toPdf(reportPdf(report)), headers };
      const sounds = query.sound === 'quotes' ? await soundsOf(report, recordingKey(interview)) : undefined;
      return { status: 200, mediaType: 'text/html; charset=utf-8', body: Buffer.from(reportHtml(report, sounds)), headers };
    },
  };
}
