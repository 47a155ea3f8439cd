/** One's own practice on the page's own origin: the documented coaching API with a token, and the desk's part beyond it. */
import type { z } from 'zod';
import { coachingApi, type InterviewerType as Interviewer } from '../../contracts/coaching.ts';
import {
  coachingRoutes, type AnalysisState as State, type CoachingAnalysis, type CoachingDrill, type CoachingFeedback, type CoachingHistory, type CoachingMediaDetail,
  type CoachingPractice, type CoachingQuestion, type CoachingRecording,
} from '../../contracts/desk-coaching.ts';
import { createApiClient, type ApiInput, type ApiResult } from './api-client.ts';
import { createCoachingAccess } from './coaching-access.ts';
import { deskHeaders } from './desk.ts';
import { languageChoice } from './preferences.ts';
import { launchToken } from './session.ts';

export type InterviewerType = z.output<typeof Interviewer>;
export type PracticeDetail = z.output<typeof CoachingPractice>;
export type PracticeQuestion = z.output<typeof CoachingQuestion>;
export type PracticeRecording = z.output<typeof CoachingRecording>;
export type RecordingDetail = z.output<typeof CoachingMediaDetail>;
export type AnalysisState = z.output<typeof State>;
export type Analysis = z.output<typeof CoachingAnalysis>;
export type Feedback = z.output<typeof CoachingFeedback>;
export type PracticeHistoryData = z.output<typeof CoachingHistory>;
export type Drill = z.output<typeof CoachingDrill>;
export type NewPractice = ApiInput<(typeof coachingApi)['routes']['create']>['body'];

export const INTERVIEWER_TYPES = ['HR', 'Tech', 'Behavioral', 'System Design', 'Case'] as const satisfies readonly InterviewerType[];

/** What a room needs beyond the document. */
export const coachingDesk = createApiClient({ ...coachingApi, name: 'desk', routes: coachingRoutes }, '', deskHeaders);

const access = createCoachingAccess(() => coachingDesk.coachingSignIn({}), () => performance.now());
/** The token for the live socket; `refuse` it when the socket is closed with 4401. */
export const coachingToken = { get: access.token, refuse: access.refuse } as const;

type Routes = (typeof coachingApi)['routes'];
type Call<K extends keyof Routes> = (input: ApiInput<Routes[K]>) => Promise<ApiResult<Routes[K]>>;

/** A documented call, signed in as the person at this desktop. */
function signedIn<K extends keyof Routes>(name: K): Call<K> {
  return (input) =>
    access.with((token) => createApiClient(coachingApi, '/apis/coaching', () => ({ Authorization: `Bearer ${token}`, 'X-Api-Key': launchToken() ?? '' }))[name](input));
}

/** Calls reject with ApiFailure only. */
export const coaching = {
  create: signedIn('create'),
  start: signedIn('start'),
  end: signedIn('end'),
  answer: signedIn('answer'),
  nextQuestion: signedIn('nextQuestion'),
  removeMedia: signedIn('removeMedia'),
} as const;

/** The address of the live measures of a practice, with advice in the language of the page. @param rateHz of the sound that will be sent */
export function liveUrl(practiceId: string, rateHz: number, token: string): string {
  const url = new URL(`/apis/coaching${coachingApi.sockets.analysis.path.replace('{session_id}', encodeURIComponent(practiceId))}`, location.origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('rate', String(rateHz));
  // Each word ends softly, and a room may hum.
  url.searchParams.set('quiet', 'voice');
  url.searchParams.set('lang', languageChoice.get());
  url.searchParams.set('token', token);
  // Needed only where the server asks for API keys; it counts as one there.
  url.searchParams.set('api_key', launchToken() ?? '');
  return url.href;
}

const RUNNING = new Set<AnalysisState['stage']>(['waiting', 'listening', 'measuring', 'watching', 'writing']);
export const isAnalysing = ({ stage }: AnalysisState): boolean => RUNNING.has(stage);
