import { candidate } from './en/candidate.ts';
import { common } from './en/common.ts';
import { reviewer } from './en/reviewer.ts';
import { settings } from './en/settings.ts';

export const en = { ...common, ...candidate, ...reviewer, ...settings };
