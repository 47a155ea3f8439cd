/** Skills: what the list of skills says, or, where there is no list, the known ones that the text mentions. */
import type { Taxonomy } from '../knowledge/taxonomy.ts';
import { tokens } from '../knowledge/text.ts';
import { sourceOf, type FieldMarks, type Source } from './field-marks.ts';
import type { Line } from './page-lines.ts';
import { toParagraphs } from './paragraphs.ts';
import { toPieces, trimmed } from './pieces.ts';
import type { Section } from './sections.ts';

const SKILL_LIMIT = 100;
const LONGEST = 60;
const MOST_WORDS = 7;
const LIST_SIGN = /[,;|•·●▪]/u;
// Commas inside of brackets belong to what the brackets explain.
const LIST_SEPARATOR = /\s*[,;](?![^()]*\))\s*|\s*[|•·●▪∙◦]\s*|\s{3,}|\s+[/–—]\s+(?=\p{Lu})/u;
const LEVEL =
  /\s*(?:[([][^)\]]*(?:year|yr|лет|год|level|уровень|advanced|intermediate|beginner|basic|expert|proficient|fluent|native|продвинут|средн|базов|эксперт|уверенн|[ABC][12])[^)\]]*[)\]]|[–—:-]\s*(?:advanced|intermediate|beginner|basic|expert|proficient|good|strong|продвинут\p{L}*|средн\p{L}*|базов\p{L}*|уверенн\p{L}*|отлично|хорошо)(?:\s.*)?$|\s\d{1,3}\s?%|[★☆●○◉◯■□▮▯⬤]{2,}.*$|\s\d+\+?\s*(?:years?|yrs?|лет|года?)\.?$)/giu;
/** “Languages: Python, Go” -> “Python, Go”. */
const LABEL = /^[^,;|•]{2,40}?:\s+(?=\S)/u;

interface Named {
  readonly text: string;
  readonly confidence: number;
  readonly source: Source;
}

/** Known skills of a text, as the text writes them. */
function knownIn(text: string, { skillPhrases, skills }: Taxonomy): string[] {
  const words = tokens(text);
  return skillPhrases.find(words).flatMap(({ id, from, to }) => {
    const skill = skills.get(id);
    return skill === undefined || skill.category === 'area' ? [] : [text.slice(words[from]!.start, words[to - 1]!.end)];
  });
}

/** One entry of a list; a sentence gives the known skills in it, a row of known skills with nothing between them each of them. */
function toNames(text: string, taxonomy: Taxonomy): { readonly text: string; readonly confidence: number }[] {
  const plain = trimmed(text.replace(LEVEL, '')).replace(/\.$/u, '');
  const words = plain.split(' ');
  if (plain === '' || !/\p{L}/u.test(plain)) return [];
  const known = knownIn(plain, taxonomy);
  if (words.length > MOST_WORDS || plain.length > LONGEST) return known.map((name) => ({ text: name, confidence: 0.7 }));
  const covered = known.reduce((sum, name) => sum + name.split(' ').length, 0);
  if (known.length >= 3 && covered === words.length) return known.map((name) => ({ text: name, confidence: 0.8 }));
  return [{ text: plain, confidence: known.length > 0 ? 0.95 : 0.8 }];
}

const isList = (line: Line): boolean => LIST_SIGN.test(line.text);

function fromLists(sections: readonly Section[], taxonomy: Taxonomy): Named[] {
  return sections.flatMap(({ lines, around, trust }) =>
    toParagraphs(lines, {
      around,
      startsNew: (before, line) => LABEL.test(line.text) || (!isList(before) && !/^\p{Ll}/u.test(line.text)),
    }).flatMap((paragraph) =>
      paragraph.cells.flatMap((cell, index) => {
        const text = index === 0 && paragraph.cells.length === 1 ? paragraph.text : cell.text;
        if (/:$/u.test(text)) return [];
        const cells = [{ ...cell, text: text.replace(LABEL, '') }];
        const pieces = toPieces(cells, undefined, LIST_SEPARATOR).map((piece) => ({
          ...piece,
          text: piece.text.replace(/^(?:and|и)\s+/iu, ''),
        }));
        return pieces.flatMap((piece) =>
          toNames(piece.text, taxonomy).map((name) => ({ text: name.text, confidence: trust * name.confidence, source: piece })),
        );
      }),
    ),
  );
}

/** @param everything all parts; read for mentions when no part lists skills */
export function readSkills(lists: readonly Section[], everything: readonly Section[], taxonomy: Taxonomy, { mark }: FieldMarks): string[] {
  const listed = fromLists(lists, taxonomy);
  const found =
    listed.length > 0
      ? listed
      : everything.flatMap(({ lines }) =>
          lines.flatMap((line) => knownIn(line.text, taxonomy).map((text): Named => ({ text, confidence: 0.5, source: sourceOf(line) }))),
        );
  const seen = new Set<string>();
  const skills: string[] = [];
  for (const { text, confidence, source } of found) {
    const key = text.toLowerCase();
    if (seen.has(key) || skills.length >= SKILL_LIMIT) continue;
    seen.add(key);
    mark(`skills.${skills.length}`, confidence, source);
    skills.push(text);
  }
  return skills;
}
