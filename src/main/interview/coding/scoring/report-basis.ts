/** What the figures of a report are made of, for whoever reads them: facts and quotes, in the interview's language. */
import type { CodingReport } from '../../../ports/coding.ts';
import type { Findings } from './assess.ts';
import { measurement, SIGNS } from './report-texts.ts';

export function toBasis(findings: Findings): NonNullable<CodingReport['basis']> {
  const { language, written, style, conversation, hintsTaken } = findings;
  return {
    written,
    optimality: measurement(findings),
    style: (style?.findings ?? []).map(({ line, text }) => ({ line, text: text[language] })),
    conversation: {
      asked: conversation.asked,
      answered: conversation.answered,
      hintsTaken,
      signs: conversation.signs.map(({ sign, quote }) => ({ text: SIGNS[sign][language], quote })),
    },
  };
}
