import type { en } from './en.ts';
import type { SameShape } from './same-shape.ts';
import { candidate } from './ru/candidate.ts';
import { coachingHistory } from './ru/coaching-history.ts';
import { coachingMeasures } from './ru/coaching-measures.ts';
import { coachingReport } from './ru/coaching-report.ts';
import { codingDesk } from './ru/coding-desk.ts';
import { codingRoom } from './ru/coding-room.ts';
import { common } from './ru/common.ts';
import { practice } from './ru/practice.ts';
import { practiceRoom } from './ru/practice-room.ts';
import { proctoredRoom } from './ru/proctored-room.ts';
import { reviewer } from './ru/reviewer.ts';
import { settings } from './ru/settings.ts';
import { vision } from './ru/vision.ts';
import { voiceRoom } from './ru/voice-room.ts';

export const ru: SameShape<typeof en> = { ...common, ...candidate, ...coachingHistory, ...coachingMeasures, ...coachingReport, ...codingDesk, ...codingRoom, ...practice, ...practiceRoom, ...proctoredRoom, ...reviewer, ...settings, ...vision, ...voiceRoom };
