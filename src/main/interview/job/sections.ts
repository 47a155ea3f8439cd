/** A job description's text as lines under headings. */
import { sentences } from '../knowledge/text.ts';

export type Section = 'duties' | 'requirements' | 'musts' | 'pluses' | 'conditions' | 'about' | 'unknown';

export interface JobLine {
  readonly text: string;
  readonly section: Section;
  /** Written as an item of a list. */
  readonly isBullet: boolean;
}

const HEADINGS: readonly (readonly [Section, RegExp])[] = [
  [
    'pluses',
    /^(?:будет плюсом|плюсом будет|плюсы|желательно|преимуществ|nice[ -]to[ -]haves?|bonus|a plus|pluses|preferred|desirable|it would be great)/i,
  ],
  [
    'musts',
    /^(?:обязательн(?:о|ые|ое)|строго|must[ -]haves?|mandatory|required)(?:\s+(?:требования|условия|requirements|skills|qualifications))?$/i,
  ],
  [
    'requirements',
    /^(?:требования|основные требования|наши требования|мы (?:ожидаем|ждём|ждем)|что (?:нужно|мы ждём|мы ждем|важно|для нас важно)|ожидания|кого мы ищем|наш кандидат|от вас|нам важно|ты нам подходишь|вы нам подходите|необходимые навыки|навыки|квалификация|requirements|qualifications|what (?:we look for|you bring|we expect|you(?:'|’)?ll need|you need)|you have|you bring|who you are|about you|skills|your (?:profile|skills)|we expect|minimum qualifications|must have skills)/i,
  ],
  [
    'duties',
    /^(?:обязанности|задачи|чем (?:предстоит|нужно|вы будете|ты будешь)|что (?:делать|предстоит|вы будете|нужно делать)|вам предстоит|ваши задачи|функционал|responsibilities|duties|what (?:you(?:'|’)?ll do|you will do|the job is)|you will|the role|your (?:role|tasks|responsibilities)|tasks|key responsibilities)/i,
  ],
  [
    'conditions',
    /^(?:условия|мы предлагаем|что (?:мы предлагаем|предлагаем)|предлагаем|бонусы|льготы|we offer|benefits|what we offer|perks|compensation|our offer)/i,
  ],
  [
    'about',
    /^(?:о (?:компании|нас|команде|проекте|вакансии|роли)|кто мы|about (?:us|the (?:company|team|role|job))|who we are|company|our team)/i,
  ],
];
const BULLET = /^\s*(?:[-–—•*·●▪◦‣+✓✔>]|\d{1,2}[.)]|[a-zа-я]\))\s+/iu;
const LIMIT = 400;
const LINE_LENGTH = 500;
const HEADING_WORDS = 6;
const HEADING_LENGTH = 80;

function headingOf(line: string): Section | null {
  if (line.length > HEADING_LENGTH) return null;
  const bare = line
    .replace(/^[#*\s]+/, '')
    .replace(/[\s:*.?—-]+$/u, '')
    .trim();
  if (bare === '' || bare.split(/\s+/).length > HEADING_WORDS) return null;
  return HEADINGS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/**
 * The lines that say something, at most 400, each of at most 500 characters. A heading is a short known line; a line such as
 * `Requirements: Python, SQL` is a heading with its first line behind the colon. Prose is cut into sentences.
 */
export function jobLines(text: string): JobLine[] {
  const lines: JobLine[] = [];
  let section: Section = 'unknown';
  let afterGap = false;
  let inList = false;
  for (const raw of text.slice(0, 200_000).split(/\r?\n|\r/)) {
    if (lines.length >= LIMIT) break;
    const isBullet = BULLET.test(raw);
    const line = raw.replace(BULLET, '').trim();
    if (!/[\p{L}\p{N}]/u.test(line)) {
      afterGap = true;
      continue;
    }
    // A paragraph of its own after a list no longer belongs to the list's heading.
    if (inList && afterGap && !isBullet) section = 'unknown';
    inList = isBullet;
    afterGap = false;
    const colon = /^([^:]{3,60}):\s*(.*)$/su.exec(line);
    const heading = isBullet ? null : (headingOf(line) ?? (colon === null ? null : headingOf(colon[1] ?? '')));
    if (heading !== null) section = heading;
    const rest = heading === null ? line : headingOf(line) === null ? (colon?.[2] ?? '') : '';
    // “Обязательно: гражданство РФ” after a list is a condition of its own, not a new section.
    const own = heading === 'musts' && rest !== '' ? 'musts' : section;
    if (heading === 'musts' && rest !== '') section = 'unknown';
    const pieces = isBullet ? [rest] : sentences(rest).map((sentence) => sentence.text);
    for (const piece of pieces)
      if (piece !== '' && lines.length < LIMIT) lines.push({ text: piece.slice(0, LINE_LENGTH).trim(), section: own, isBullet });
  }
  return lines;
}
