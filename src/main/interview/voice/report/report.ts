/** The report on an interview about a resume: from its stored turns alone, by rules. It knows no name, voice, face or feeling. */
import type { Language } from '../../../ports/language.ts';
import type { VoiceReport, VoiceSession, VoiceTurn } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { sentences } from '../../knowledge/text.ts';
import { disputesIn } from '../dialogue/disputes.ts';
import { makePlan, type Plan } from '../dialogue/plan.ts';
import { countSpoken } from '../dialogue/quotable.ts';
import type { VoiceTexts } from '../dialogue/texts.ts';
import { toAnswered, type AnsweredQuestion } from './answered.ts';
import { claimStatuses } from './claim-status.ts';
import { gapsOf, strengthsOf, toSubjects, unownedOf } from './findings.ts';
import { noteOf, qualitiesOf, type Say } from './qualities.ts';
import { statisticsOf } from './statistics.ts';
import { summaryOf } from './summary.ts';

export interface VoiceReportInput {
  readonly session: VoiceSession;
  readonly turns: readonly VoiceTurn[];
  readonly knowledge: Knowledge;
  readonly texts: VoiceTexts;
  /** What worded the questions, as `VoiceDialogue.engine` says it. */
  readonly dialogueEngine: string;
}

const RULES = 'voice report rules 1.0';
const NAME_WORDS = 12;

/** Same input, same report. Quotes are verbatim parts of the candidate's turns; what rests on too little says so. */
export function toVoiceReport({ session, turns, knowledge, texts, dialogueEngine }: VoiceReportInput): VoiceReport {
  const language = session.language ?? languageOf(turns);
  const say: Say = (name, places = {}) => texts.wordings('report', name, language, places)[0] ?? '';
  // Who it is has no part in it: the plan reads jobs, skills and education alone.
  const plan = makePlan({ resume: session.resume, role: session.role, language }, knowledge);
  const answered = toAnswered(turns, language, knowledge, texts);
  const disputes = disputesIn(turns, plan, texts, knowledge);
  const nameOf = (question: AnsweredQuestion): string => topicName(question, plan, say) ?? say('topic.other', { question: shortQuestion(question.exchange.text, texts) });
  const subjects = toSubjects(answered, nameOf, plan, language, knowledge);
  const strengths = strengthsOf(subjects, knowledge, say);
  const gaps = [...unownedOf(answered, say), ...gapsOf(subjects, knowledge, say, disputes)];
  const claims = claimStatuses(plan, answered, knowledge, disputes);
  const statistics = statisticsOf(session, turns, answered);
  return {
    language, strengths, gaps, claims, statistics,
    madeBy: `${RULES}; dialogue ${dialogueEngine}`,
    summary: summaryOf({
      subjects, claims, statistics,
      hasInstructions: answered.some((question) => question.turns.some((turn) => turn.hasInstruction)),
      hasStrengths: strengths.length > 0,
    }, say),
    questions: answered.map((question) => ({
      sequence: question.exchange.sequence,
      question: question.exchange.text,
      phase: question.exchange.phase,
      topic: topicName(question, plan, say),
      answers: question.turns.map(({ turn }) => turn.sequence),
      qualities: qualitiesOf(question),
      note: noteOf(question, say),
    })),
  };
}

/** In the words of the resume; null for a general question. */
function topicName({ exchange }: AnsweredQuestion, { topics, resume }: Plan, say: Say): string | null {
  const topic = topics.find(({ id }) => id === exchange.key.topic);
  if (topic === undefined) return null;
  if (topic.claim !== null) return topic.claim;
  const job = resume?.jobs.find(({ index }) => index === topic.experience);
  const names = job === undefined ? Object.values(topic.places) : [job.company, job.title];
  const text = names.filter((name) => name !== null).join(', ');
  if (text === '') return null;
  return topic.wording === 'gap' ? say('topic.gap', { topic: text }) : text;
}

/** What was asked, without the acknowledgement before it. */
function shortQuestion(text: string, texts: VoiceTexts): string {
  const parts = sentences(text).map((sentence) => sentence.text).slice(-2);
  const question = parts.filter((part, index) => index === parts.length - 1 || !texts.isLead(part)).join(' ');
  const words = question.replace(/[?.]+$/u, '').split(' ');
  return words.length <= NAME_WORDS ? words.join(' ') : `${words.slice(0, NAME_WORDS).join(' ')}…`;
}

/** Of a session that never settled on one: what the interviewer spoke. */
function languageOf(turns: readonly VoiceTurn[]): Language {
  const spoken = turns.filter(({ role }) => role === 'interviewer').map(({ text }) => text).join(' ');
  return /\p{Script=Cyrillic}{3}/u.test(spoken) && countSpoken(spoken.replace(/\p{Script=Latin}+/gu, '')) * 2 > countSpoken(spoken) ? 'ru' : 'en';
}
