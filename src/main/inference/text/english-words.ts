/** English abbreviations, names and signs in words. */
import type { Rule } from './rules.ts';

export const ENGLISH_WORDS: readonly Rule[] = [
  [/\be\.\s?g\.,?/gi, 'for example'], [/\bi\.\s?e\.,?/gi, 'that is'], [/\betc\.(?=\s*$)/gi, 'et cetera.'], [/\betc\./gi, 'et cetera'], [/\bvs\.?(?=\s)/gi, 'versus'],
  [/\bapprox\./gi, 'approximately'], [/\bincl\./gi, 'including'], [/\bdept\./gi, 'department'], [/\bw\/o\b/gi, 'without'], [/\bw\/(?=\s)/gi, 'with'],
  [/\bMr\./g, 'Mister'], [/\bMrs\./g, 'Missis'], [/\bMs\./g, 'Miss'], [/\bDr\./g, 'Doctor'], [/\bProf\./g, 'Professor'], [/\bSt\.(?=\s\p{Lu})/gu, 'Saint'],
  [/\bInc\./g, 'Incorporated'], [/\bLtd\./g, 'Limited'], [/\bCo\.(?=\s|$)/g, 'Company'], [/\b(?:No\.|№|nr\.)\s?(?=\d)/gi, 'number '], [/#\s?(?=\d)/g, 'number '],
  [/\bC\+\+/g, 'C plus plus'], [/\b([CFJ])#/g, '$1 sharp'], [/(?<!\w)\.NET\b/g, 'dot net'], [/\bNode\.js\b/gi, 'node J S'], [/\b(\w{2,})\.js\b/g, '$1 J S'], [/\bk8s\b/gi, 'Kubernetes'],
  [/\bi18n\b/gi, 'internationalization'], [/\ba11y\b/gi, 'accessibility'], [/\bCI\/CD\b/g, 'C I C D'], [/\bI\/O\b/g, 'I O'], [/\bA\/B\b/g, 'ay B'], [/\bTCP\/IP\b/g, 'TCP IP'], [/\band\/or\b/gi, 'and or'],
  [/\bPostgreSQL\b/gi, 'Postgres SQL'], [/\bMySQL\b/gi, 'My SQL'], [/\bNoSQL\b/gi, 'no SQL'], [/\bNginx\b/gi, 'engine X'], [/\bSaaS\b/g, 'sass'], [/\bOAuth\b/gi, 'O auth'],
  [/\bJSON\b/g, 'Jason'], [/\bGIF\b/g, 'gif'], [/\bLaTeX\b/g, 'lah tech'], [/\bkubectl\b/g, 'kube control'],
  // Acronyms that look like words to eSpeak NG; it spells the others by itself.
  [/\b(AWS|AUC|CI|UX|QA|IDE|CLI|OOP|ORM|ETL|OKR|ROC|EOD|IO)(?=s?\b)/g, (letters) => spelled(letters)],
];

/** A lone "A" would be the article. */
const spelled = (letters: string): string => [...letters].map((letter) => (letter === 'A' ? 'ay' : letter)).join(' ');

/** After numbers have become words. */
export const ENGLISH_SIGNS: readonly Rule[] = [
  [/&/g, ' and '], [/(?<=\w)@(?=\w)|@(?=\s)/g, ' at '], [/\s*(?:>=|≥)\s*/g, ' at least '], [/\s*(?:<=|≤)\s*/g, ' at most '], [/\s*(?:!=|≠)\s*/g, ' is not equal to '], [/\s*(?:={1,3}|≡)\s*/g, ' equals '],
  [/\s*(?:->|=>|→|⇒)\s*/g, ' to '], [/\s+>\s+/g, ' greater than '], [/\s+<\s+/g, ' less than '], [/[~≈]\s?(?=\p{L})/gu, ' about '], [/±/g, ' plus or minus '], [/×/g, ' times '],
  [/÷/g, ' divided by '], [/\+/g, ' plus '], [/°/g, ' degrees '], [/%/g, ' percent '], [/§/g, ' section '], [/\$/g, ' dollars '], [/€/g, ' euros '], [/£/g, ' pounds '],
  [/(?<=\p{Lu}|\s)\/(?=\p{Lu}|\s)/gu, ' '], [/(?<=[\p{L}])\/(?=[\p{L}])/gu, ' or '],
];
