/** What an ATS is sent, by its kind. */
import { createHmac } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import type { AtsItem } from '../ports/screening.ts';

export type AtsFormat = 'generic' | 'greenhouse' | 'lever';

export interface AtsPayload {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PayloadOptions {
  /**
   * `generic`: the address itself. `greenhouse`: the API's base, e.g. `https://TOKEN@harvest.greenhouse.io/v1?on_behalf_of=4080`.
   * `lever`: the API's base, e.g. `https://KEY@api.lever.co/v1?perform_as=USER`. Credentials become Basic authorisation.
   */
  readonly url: string;
  readonly format: AtsFormat;
  /** Signs the request where it is set. */
  readonly secret: string | null;
  readonly sentAt: Date;
}

/** `{candidate_id}:{vacancy_id}`; a header carries Latin-1 only, so what lies outside it (and line breaks) is percent-encoded. */
function idempotencyKey({ candidateId, vacancyId }: AtsItem): string {
  return `${candidateId}:${vacancyId}`.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}

const noteText = ({ vacancyId, decision, reportLink }: AtsItem): string =>
  `Screening by Viva\nVacancy: ${vacancyId}\nDecision: ${decision}\nReport: ${reportLink}`;

/** @throws AppError INVALID_REQUEST for ids that would lead to another place */
function below(base: URL, ...path: readonly string[]): URL {
  if (path.some((part) => part === '.' || part === '..')) throw new AppError('INVALID_REQUEST', 'candidate_id must name a candidate');
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path.map((part) => encodeURIComponent(part.toWellFormed())).join('/')}`;
  return url;
}

function shaped(base: URL, item: AtsItem, format: AtsFormat): { url: URL; headers: Record<string, string>; body: unknown } {
  if (format === 'greenhouse') {
    const userId = base.searchParams.get('on_behalf_of');
    base.searchParams.delete('on_behalf_of');
    return {
      url: below(base, 'candidates', item.candidateId, 'activity_feed', 'notes'),
      headers: userId === null ? {} : { 'On-Behalf-Of': userId },
      body: { ...(userId === null ? {} : { user_id: Number(userId) }), body: noteText(item), visibility: 'private' },
    };
  }
  if (format === 'lever')
    return { url: below(base, 'opportunities', item.candidateId, 'notes'), headers: {}, body: { value: noteText(item), secret: true } };
  return {
    url: base,
    headers: {},
    body: { candidate_id: item.candidateId, vacancy_id: item.vacancyId, decision: item.decision, report_link: item.reportLink },
  };
}

/** The request as it goes out; the body is what the signature signs: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export function toPayload(item: AtsItem, { url: address, format, secret, sentAt }: PayloadOptions): AtsPayload {
  const base = new URL(address);
  const credentials = base.username === '' ? null : `${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`;
  base.username = '';
  base.password = '';
  const { url, headers, body: fields } = shaped(base, item, format);
  const body = JSON.stringify(fields);
  const t = Math.floor(sentAt.getTime() / 1_000);
  return {
    url,
    body,
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': idempotencyKey(item),
      ...(credentials === null ? {} : { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
      ...headers,
      ...(secret === null ? {} : { 'X-Viva-Signature': `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}` }),
    },
  };
}
