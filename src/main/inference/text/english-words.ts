/** English abbreviations, names and signs in words. */
import type { Rule } from './rules.ts';

/** Numerals after what is counted by them: Software Engineer II, World War II. */
const ROMAN = /(?<=\b(?:War|Part|Chapter|Phase|Type|Level|Grade|Tier|Volume|Act|Title|Class|Stage|Engineer|Developer|Analyst|Manager|Designer|Scientist|Specialist|SDE|SWE|PM)\s)(?:VIII|VII|VI|IV|IX|III|II|I|V|X)(?![\w'])/g;
const PERIODS: Readonly<Record<string, string>> = { h: 'hour', hr: 'hour', s: 'second', sec: 'second', min: 'minute', d: 'day', wk: 'week', mo: 'month', yr: 'year' };
const PER = /(?<=\d[hkKMB]?\+?|(?<![a-z])(?:requests|queries|events|messages|users|hours|hrs|days|times|hits|rows))\/(hour|hr|h|second|sec|s|minute|min|day|d|week|wk|month|mo|year|yr|user|person|request|seat)\b/gi;

export const ENGLISH_WORDS: readonly Rule[] = [
  [/\be\.\s?g\.,?/gi, 'for example'], [/\bi\.\s?e\.,?/gi, 'that is'], [/\betc\.(?=\s*$)/gi, 'et cetera.'], [/\betc\./gi, 'et cetera'], [/\bvs\.?(?=\s)/gi, 'versus'],
  [/\bapprox\./gi, 'approximately'], [/\bincl\./gi, 'including'], [/\bdept\./gi, 'department'], [/\bw\/o\b/gi, 'without'], [/\bw\/(?=\s)/gi, 'with'],
  [/\bMr\./g, 'Mister'], [/\bMrs\./g, 'Missis'], [/\bMs\./g, 'Miss'], [/\bDr\./g, 'Doctor'], [/\bProf\./g, 'Professor'], [/\bSt\.(?=\s\p{Lu})/gu, 'Saint'],
  [/\bInc\./g, 'Incorporated'], [/\bLtd\./g, 'Limited'], [/\bCo\.(?=\s|$)/g, 'Company'], [/\b(?:No\.|№|nr\.)\s?(?=\d)/gi, 'number '], [/#\s?(?=\d)/g, 'number '],
  [/\bC\+\+/g, 'C plus plus'], [/\b([CFJ])#/g, '$1 sharp'], [/(?<=ASP|(?<!\w))\.NET\b/g, ' dot net'], [/\bNode\.js\b/gi, 'node J S'], [/\b(\w{2,})\.js\b/g, '$1 J S'], [/\bk8s\b/gi, 'Kubernetes'],
  [/\bi18n\b/gi, 'internationalization'], [/\ba11y\b/gi, 'accessibility'], [/\bCI\/CD\b/g, 'C I C D'], [/\bI\/O\b/g, 'I O'], [/\bA\/B\b/g, 'eh B'], [/\bTCP\/IP\b/g, 'TCP IP'], [/\band\/or\b/gi, 'and or'],
  [/\bPostgreSQL\b/gi, 'Postgres SQL'], [/\bMySQL\b/gi, 'My SQL'], [/\bNoSQL\b/gi, 'no SQL'], [/\bNginx\b/gi, 'engine X'], [/\bSaaS\b/g, 'sass'], [/\bOAuth\b/gi, 'O auth'],
  [/\bJSON\b/g, 'Jason'], [/\bGIF\b/g, 'gif'], [/\bLaTeX\b/g, 'lah tech'], [/\bkubectl\b/g, 'kube control'],
  [/\bMon\s?[-–—]\s?Fri\b/g, 'Monday to Friday'], [/(?<=\d\+?\s)yrs\b\.?/g, 'years'], [/\b([1-5])xx\b/gi, '$1 X X'],
  [/\bYoY\b/g, 'year over year'], [/\bMoM\b/g, 'month over month'], [/\bWWII\b/g, 'World War Two'], [/\breqs?(?=\/)/g, 'requests'], [/\bUS\$/g, '$'],
  [/\b([48])K(?=\s(?:video|display|monitor|screen|resolution|TV|stream))/g, '$1 K '], [/\b(\p{Lu})\.(?=\d)/gu, '$1 '],
  [ROMAN, (numeral) => String(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'].indexOf(numeral) + 1)],
  [PER, (_, unit) => ` per ${PERIODS[unit.toLowerCase()] ?? unit}`],
  // Acronyms that look like words to eSpeak NG; it spells the others by itself.
  [/\b(AWS|AUC|CI|UX|QA|IDE|CLI|OOP|ORM|ETL|OKR|ROC|EOD|IO)(?=s?\b)/g, (letters) => spelled(letters)],
];

/** A lone "A" would be the article, and "ay" the letter I. */
const spelled = (letters: string): string => [...letters].map((letter) => (letter === 'A' ? 'eh' : letter)).join(' ');

/** After numbers have become words. */
export const ENGLISH_SIGNS: readonly Rule[] = [
  [/\|\|/g, ' or '], [/&+/g, ' and '], [/(?<=\w)@(?=\w)|@(?=\s)/g, ' at '], [/\s*(?:>=|≥)\s*/g, ' at least '], [/\s*(?:<=|≤)\s*/g, ' at most '], [/\s*(?:!=|≠)\s*/g, ' is not equal to '], [/\s*(?:->|=>|→|⇒)\s*/g, ' to '], [/\s*(?:={1,3}|≡)\s*/g, ' equals '],
  [/\s+>\s+/g, ' greater than '], [/\s+<\s+/g, ' less than '], [/(?<![\p{L}\p{N}])[~≈]\s?(?=\p{L})/gu, ' about '], [/±/g, ' plus or minus '], [/×/g, ' times '],
  [/÷/g, ' divided by '], [/\+/g, ' plus '], [/°/g, ' degrees '], [/%/g, ' percent '], [/§/g, ' section '], [/\$/g, ' dollars '], [/€/g, ' euros '], [/£/g, ' pounds '],
  [/(?<=\p{Lu}|\s)\/(?=\p{Lu}|\s)/gu, ' '], [/(?<=[\p{L}])\/(?=[\p{L}])/gu, ' or '],
];
