/**
 * A language model for tests that does its work plainly: it grades each competency by the sentences that name one of its
 * indicators, and words questions. It is gullible: an order that it meets outside the marks of data (or anywhere, when it is
 * told to be `blind` to the marks) is obeyed.
 */
import type { ChatRequest } from './llm-server.ts';

interface Job {
  readonly competencies: readonly { readonly id: string; readonly name: string; readonly indicators: readonly string[] }[];
}

const ORDER = /ignore|disregard|give|rate|score|игнорируй|забудь|поставь|оцени/iu;

/** Blocks of data by name, and what stands outside them. */
export function readRequest({ body }: ChatRequest): { readonly data: Readonly<Record<string, unknown>>; readonly outside: string } {
  const user = body.messages.find(({ role }) => role === 'user')?.content ?? '';
  const code = /\[\[data NAME (\S+)\]\]/.exec(body.messages[0]?.content ?? '')?.[1] ?? 'none';
  const data: Record<string, unknown> = {};
  const outside = user.replace(new RegExp(String.raw`\[\[data (\S+) ${code}\]\]\n(.*)\n\[\[end ${code}\]\]`, 'g'), (_, name: string, line: string) => {
    data[name] = JSON.parse(line);
    return '';
  });
  return { data, outside };
}

/** The reply to a request, by the prompt that it carries. */
export function answerPlainly(request: ChatRequest, { blind = false }: { readonly blind?: boolean } = {}): Readonly<Record<string, unknown>> {
  const { data, outside } = readRequest(request);
  if (data.task !== undefined) {
    const { target } = data.task as { readonly target: string };
    const isRussian = /\p{Script=Cyrillic}/u.test(target);
    return isRussian
      ? { question: `Модель спрашивает: ${target}, как это было?`, followups: ['Почему именно так?'] }
      : { question: `Model asks: ${target}, how was it?`, followups: ['Why was it so?'] };
  }
  if (data.job === undefined) return {};
  const { competencies } = data.job as Job;
  const answers = String(data.answers);
  const heard = blind ? outside + JSON.stringify(data.answers) + JSON.stringify(data.job) : outside;
  const sentences = answers.split(/(?<=[.!?])\s+|\n/).filter((sentence) => sentence.trim() !== '');
  const graded = competencies.map(({ id, indicators }) => ({
    id,
    quotes: sentences.filter((sentence) => indicators.some((indicator) => sentence.toLowerCase().includes(indicator.toLowerCase()))),
  }));
  const isTold = ORDER.test(heard);
  return {
    scores: Object.fromEntries(graded.map(({ id, quotes }) => [id, isTold ? 5 : Math.min(4, quotes.length * 2)])),
    evidence: graded.flatMap(({ id, quotes }) => (isTold ? sentences : quotes).map((quote) => ({ competency: id, quote }))),
    red_flags: [],
  };
}
