/** Which lines of a job description are firm conditions. */
import { readConditionYears } from './condition-years.ts';
import type { JobLine } from './sections.ts';

const MUST = /(?<!\p{L})(?:обязательн\p{L}*|строго|необходим\p{L}*|требуется|must|mandatory|required|is essential)(?!\p{L})/iu;
const NOT_MUST =
  /(?:не\s*обязательн|необязательн|не\s+требуется|not\s+required|not\s+mandatory|no\s+\S+\s+required|желательн|будет плюсом|плюсом будет|nice to have|is a plus)/iu;
const PERMIT =
  /(?<!\p{L})(?:гражданств\p{L}*|разрешени\p{L}* на работу|work permit|right to work|eligible to work|work authori[sz]ation|citizenship|visa)(?!\p{L})/iu;
const LANGUAGE = /(?<!\p{L})(?:английск\p{L}*|немецк\p{L}*|китайск\p{L}*|французск\p{L}*|english|german|french|chinese|spanish)(?!\p{L})/iu;
const LEVEL =
  /(?<!\p{L})(?:[abc][12]\+?|fluent|native|upper[- ]intermediate|intermediate|advanced|professional|свободн\p{L}*|уровн\p{L}*|не ниже|разговорн\p{L}*)(?!\p{L})/iu;
const PLACE =
  /(?<!\p{L})(?:on[- ]site|in[- ]office|in the office|relocat\p{L}*|only in|based in|работа в офисе|только офис|релокаци\p{L}*|переезд\p{L}*|командировк\p{L}*|готовност\p{L}* к)(?!\p{L})/iu;
// What only says that something is a must adds nothing to the condition itself.
const MUST_WORDS =
  /^(?:обязательн(?:о|ое|ые)|строго|must have|mandatory|required)\s*(?:условие|требование)?\s*[:—–-]\s*|\s*[—–-]\s*обязательно$|,?\s+(?:is|are)\s+(?:required|mandatory)$|\s*\((?:обязательно|required|must)\)/giu;
const LENGTH = 200;

/** The condition in the line's own words (at most 200 characters), or null. Pluses, benefits and the company's story hold none but explicit ones. */
export function conditionIn({ text, section }: JobLine): string | null {
  if (section === 'pluses' || NOT_MUST.test(text)) return null;
  const asked = section === 'requirements' || section === 'musts';
  const firm = section === 'musts' || MUST.test(text) || PERMIT.test(text);
  const implied = asked && (readConditionYears(text) !== null || (LANGUAGE.test(text) && LEVEL.test(text)) || PLACE.test(text));
  if (!firm && !implied) return null;
  const bare = text
    .replace(/[\s.;,:]+$/u, '')
    .replace(MUST_WORDS, '')
    .trim();
  const cut = (bare === '' ? text : bare)
    .slice(0, LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  return cut.charAt(0).toLocaleUpperCase('en') + cut.slice(1);
}
