import type { en } from './en.ts';
import type { SameShape } from './same-shape.ts';
import { candidate } from './ru/candidate.ts';
import { common } from './ru/common.ts';
import { reviewer } from './ru/reviewer.ts';
import { settings } from './ru/settings.ts';

export const ru: SameShape<typeof en> = { ...common, ...candidate, ...reviewer, ...settings };
