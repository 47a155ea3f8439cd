/** Our own API (`/desk`) and the documented screening API, both on the page's own origin. */
import type { z } from 'zod';
import { deskApi, type DeskStatus, type InterviewDetail, type InterviewSummary, type JobSample, type ModelState, type RoomState } from '../../contracts/desk.ts';
import type { AtsOutboxItem } from '../../contracts/desk-ats.ts';
import type { CodingDetail, CodingReplay } from '../../contracts/desk-coding.ts';
import type { JD } from '../../contracts/screening.ts';
import { createApiClient } from './api-client.ts';
import { interviewInHand, launchToken, reviewerKey } from './session.ts';

export function deskHeaders(): Record<string, string> {
  const headers: Record<string, string> = { Authorization: `Bearer ${launchToken() ?? ''}` };
  const interview = interviewInHand.get();
  const reviewer = reviewerKey.get();
  if (interview) headers['X-Interview-Key'] = interview.key;
  if (reviewer) headers['X-Reviewer-Key'] = reviewer;
  return headers;
}

export const desk = createApiClient(deskApi, '', deskHeaders);

export type Job = z.output<typeof JD>;
export type Summary = z.output<typeof InterviewSummary>;
export type Detail = z.output<typeof InterviewDetail>;
export type Report = NonNullable<Detail['result']>['report'];
export type Room = z.output<typeof RoomState>;
export type RoomTurn = Room['turns'][number];
export type Model = z.output<typeof ModelState>;
export type Status = z.output<typeof DeskStatus>;
export type Sample = z.output<typeof JobSample>;
export type AtsItem = z.output<typeof AtsOutboxItem>;
export type Engine = Status['engines'][number];
export type Language = Summary['language'];
export type Decision = NonNullable<Summary['decision']>;
export type Level = NonNullable<Summary['level']>;
export type CodingInterview = z.output<typeof CodingDetail>;
export type Writing = z.output<typeof CodingReplay>;
