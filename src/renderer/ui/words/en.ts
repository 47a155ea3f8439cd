import { candidate } from './en/candidate.ts';
import { coachingHistory } from './en/coaching-history.ts';
import { coachingMeasures } from './en/coaching-measures.ts';
import { coachingReport } from './en/coaching-report.ts';
import { codingDesk } from './en/coding-desk.ts';
import { codingRoom } from './en/coding-room.ts';
import { common } from './en/common.ts';
import { practice } from './en/practice.ts';
import { practiceRoom } from './en/practice-room.ts';
import { proctoredRoom } from './en/proctored-room.ts';
import { reviewer } from './en/reviewer.ts';
import { settings } from './en/settings.ts';
import { vision } from './en/vision.ts';
import { voiceRoom } from './en/voice-room.ts';

export const en = { ...common, ...candidate, ...coachingHistory, ...coachingMeasures, ...coachingReport, ...codingDesk, ...codingRoom, ...practice, ...practiceRoom, ...proctoredRoom, ...reviewer, ...settings, ...vision, ...voiceRoom };
