/** The documented coding API on the page's own origin; the room's own needs beyond it are part of the desk. */
import type { z } from 'zod';
import { codingApi, type AntiCheatEvent, type ChatMessage, type CodingReport, type CodingTask, type RunResult as Run } from '../../contracts/coding.ts';
import type { CodeEdit as Edit, CodingRoomState } from '../../contracts/desk-coding.ts';
import { createApiClient } from './api-client.ts';
import type { ApiFailure } from './api-failure.ts';
import { deskHeaders } from './desk.ts';

export const coding = createApiClient(codingApi, '/apis/coding', deskHeaders);

const isOver = (failure: ApiFailure): boolean => failure.status === 409 && failure.code === 'INTERVIEW_FINISHED';

/** The report is being written: soon it is there, or the interview goes on because nothing could be measured. */
export const isFinishingFailure = (failure: ApiFailure): boolean => isOver(failure) && failure.details['reason'] === 'finishing';

/** Nothing can be added to this interview any more, and its report is there. */
export const isFinishedFailure = (failure: ApiFailure): boolean => isOver(failure) && !isFinishingFailure(failure);

export type CodeEdit = z.output<typeof Edit>;
export type CodingRoom = z.output<typeof CodingRoomState>;
export type Task = z.output<typeof CodingTask>;
export type RunResult = z.output<typeof Run>;
export type VisibleTest = RunResult['visible_tests'][number];
export type ChatLine = z.output<typeof ChatMessage>;
export type IntegrityEvent = z.output<typeof AntiCheatEvent>['event_type'];
export type Report = z.output<typeof CodingReport>;
