/** Prompts as files: what they are for, which version they are, and how a request is made of one. */
import { toLanguage } from '../../base/language.ts';
import type { ChatMessage } from '../../ports/engines.ts';
import { createDataFence } from './as-data.ts';

export interface Prompt {
  readonly name: string;
  /** Raised with every change of the words. */
  readonly version: number;
  readonly purpose: string;
  /** Name of the schema that the reply is held to. */
  readonly schema: string;
  readonly body: string;
}

/** By name, the newest version of each. */
export type Prompts = ReadonlyMap<string, Prompt>;

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;

/** @throws TypeError when the file has no front matter with name, version, purpose and schema, or is named otherwise than `name.vN.md` */
export function parsePrompt(fileName: string, text: string): Prompt {
  const [, head, body] = FRONT_MATTER.exec(text) ?? [];
  const fields = new Map((head ?? '').split(/\r?\n/).map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]));
  const field = (name: string): string => {
    const value = fields.get(name);
    if (value === undefined || value === '') throw new TypeError(`prompts/${fileName}: ${name} is missing`);
    return value;
  };
  const prompt = { name: field('name'), version: Number(field('version')), purpose: field('purpose'), schema: field('schema'), body: (body ?? '').trim() };
  if (fileName !== `${prompt.name}.v${prompt.version}.md`) throw new TypeError(`prompts/${fileName} calls itself ${prompt.name}.v${prompt.version}`);
  if (prompt.body === '') throw new TypeError(`prompts/${fileName} is empty`);
  return prompt;
}

/** @param files text by file name. @throws TypeError naming the file that is wrong */
export function toPrompts(files: Readonly<Record<string, unknown>>): Prompts {
  const prompts = new Map<string, Prompt>();
  for (const [fileName, text] of Object.entries(files)) {
    if (typeof text !== 'string') throw new TypeError(`prompts/${fileName} must be a text`);
    const prompt = parsePrompt(fileName, text);
    if (prompt.version > (prompts.get(prompt.name)?.version ?? 0)) prompts.set(prompt.name, prompt);
  }
  return prompts;
}

/** @throws TypeError when there is none of this name */
export function promptOf(prompts: Prompts, name: string): Prompt {
  const prompt = prompts.get(name);
  if (prompt === undefined) throw new TypeError(`There is no prompt called ${name}`);
  return prompt;
}

/** As reports name it, e.g. `rubric.v3`. */
export const promptLabel = ({ name, version }: Prompt): string => `${name}.v${version}`;

/**
 * The messages of one request: the prompt as system message, and the data as blocks between marks of this request alone.
 * @param values our own short words for `{{name}}` in the prompt; what people wrote goes into `data` only
 * @throws TypeError for a placeholder without value, or a value that is no short plain word
 */
export function promptMessages(
  prompt: Prompt,
  values: Readonly<Record<string, string>>,
  data: Readonly<Record<string, unknown>>,
): readonly ChatMessage[] {
  const fence = createDataFence();
  const body = prompt.body.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || !/^[\p{L}\p{N} .,-]{1,60}$/u.test(value)) throw new TypeError(`prompt ${promptLabel(prompt)}: no plain value for ${name}`);
    return value;
  });
  return [
    { role: 'system', content: `${body}\n\n${fence.note}` },
    { role: 'user', content: Object.entries(data).map(([name, value]) => fence.block(name, value)).join('\n') },
  ];
}

/** The language of the words asked for, as prompts name it. */
export const promptLanguage = (lang: string): string => (toLanguage(lang) === 'ru' ? 'Russian' : 'English');
