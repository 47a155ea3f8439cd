import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../../../../src/main/interview/voice/dialogue/claims.ts';
import { otherFigureIn } from '../../../../../src/main/interview/voice/dialogue/disowned.ts';
import { makePlan } from '../../../../../src/main/interview/voice/dialogue/plan.ts';
import { knowledge } from '../../../../fixtures/screening-domain.ts';
import { after, CLAIM, DEED, input, JOB } from '../after.ts';
import { resumeOf } from '../simulate.ts';

describe('a job that is denied', () => {
  it('is let go with its claims, and what is right is asked once', async () => {
    const denial = await after([[JOB, 'No, I have never worked at Northwind.']]);
    expect(denial).toMatchObject({ topic: 'experience:0/right', text: 'Then I leave that job out. What would be right instead?' });
    const next = await after([[JOB, 'No, I have never worked at Northwind.'], [{ topic: 'experience:0/right', text: denial.text }, 'I was at Bluebird until the end of 2022.']]);
    expect(next.topic).not.toMatch(/^(?:claim|experience):0/);
    expect(next.topic).toMatch(/^skill:/);
  });

  it('takes both positions at one company along', async () => {
    const [job] = input.resume!.experiences;
    const resume = { ...input.resume!, experiences: [job!, { ...job!, title: 'Junior Engineer', highlights: [] }] };
    const { topic } = await after([[JOB, 'I never worked there.'], [{ topic: 'experience:0/right', text: 'What would be right instead?' }, 'Nothing, I studied.']], { resume });
    expect(topic).not.toMatch(/^(?:claim|experience):/);
  });
});

describe('a resume that is denied', () => {
  it.each(['That is wrong, the resume is not mine.', 'Это не моё резюме.'])('“%s” is left aside', async (answer) => {
    const { topic, text } = await after([[JOB, answer]]);
    expect(topic).toBe('recent-work');
    expect(text).toMatch(/^Then I leave the resume aside\./);
  });
});

describe('a correction of what was heard', () => {
  it('is taken, and the open question said again', async () => {
    const { topic, text } = await after([[JOB, 'You misheard me, I said Kafka.']]);
    expect(topic).toBe('experience:0@misheard');
    expect(text).toMatch(/\. What were you responsible for there\?$/);
  });

  it('is asked for where it is not given', async () => {
    const first = await after([[JOB, "That's not what I said."]]);
    expect(first).toMatchObject({ topic: 'experience:0@meant', text: 'Sorry about that. What did you say?' });
    const then = await after([[JOB, "That's not what I said."], [{ topic: 'experience:0@meant', text: first.text }, 'I said that we used Kafka for the orders.']]);
    expect(then.topic).toBe('experience:0@misheard');
  });
});

describe('the candidate’s questions', () => {
  it('go on after one that has thanks before it', async () => {
    const open = { topic: 'candidate-questions', phase: 'candidate_questions', text: 'Those were my questions. What would you like to ask me?' } as const;
    const { ends, phase, text } = await after([[open, 'Thank you, these were good questions about my work. When will I hear back from you?']]);
    expect({ ends, phase }).toEqual({ ends: false, phase: 'candidate_questions' });
    expect(text).toMatch(/^A report is made/);
  });
});

describe('words against the resume', () => {
  it.each([
    [CLAIM, 'I moved the locks out myself, and it went from 9 to 6 seconds in the end.', 'figure', 'The resume gives 3, and you mention 6. What explains the difference?'],
    [JOB, 'I own the order pipeline, and I cut order processing time from 9 to 6 seconds myself.', 'figure', 'The resume gives 3, and you mention 6. What explains the difference?'],
    [DEED, 'I did not lead that. My colleague Tom led the migration and I helped him.', 'deed', 'The resume puts that differently. Who did what?'],
    [DEED, 'That was not my work.', 'deed', 'The resume puts that differently. Who did what?'],
  ])('%o, “%s”: are asked about (%s)', async (question, answer, aspect, text) => {
    const reply = await after([[question, answer]]);
    expect(reply.topic).toBe(`${question.topic}/${aspect}`);
    expect(reply.text).toContain(text);
    const next = await after([[question, answer], [{ topic: `${question.topic}/${aspect}`, text }, `${answer} That is all that I can say about it, it was long ago.`]]);
    expect(next.topic).not.toMatch(new RegExp(`^${question.topic}/`));
  });

  it.each([
    ['Trained fifteen new graduates in triage', 'Actually it was about eight graduates, not fifteen.', { there: '15', here: '8' }],
    ['Mentored four engineers', 'I mentored two engineers there.', { there: '4', here: '2' }],
    ['Reduced cloud costs by 40%', 'It was actually about 5 percent.', { there: '40%', here: '5%' }],
    ['Automated 300 regression tests', 'There were 1000 tests and I automated 300 of them.', null],
    ['Mentored four engineers', 'Two weeks later everybody was happy.', null],
    ['Cut order processing time from 9 to 3 seconds', 'First from 9 to 6 with an index, then from 6 to 3 with batching.', null],
    ['Cut order processing time from 9 to 3 seconds', 'From 9 to 6 with an index and from 5 to 3 with batching.', null],
    ['Cut order processing time from 9 to 3 seconds', 'It went from 9 to 6, not from 9 to 3.', { there: '3', here: '6' }],
    ['Сократила закрытие месяца с 12 до 5 дней', 'Сначала с 12 до 8 за счёт сверок, потом с 8 до 5 за счёт графика.', null],
    ['Сократила закрытие месяца с 12 до 5 дней', 'На самом деле с 12 до 9 дней.', { there: '5', here: '9' }],
  ])('“%s”, “%s”', (claim, answer, wanted) => expect(otherFigureIn(answer, claim)).toEqual(wanted));
});

describe('words after the closing', () => {
  const CLOSING = { topic: 'closing', phase: 'closing', text: 'That is all from my side. Thank you for your time, and goodbye.' } as const;
  const over = { topic: 'closing', phase: 'closing', text: 'I know nothing about pay. The interview is over. Goodbye.' } as const;

  it('get one answer and a goodbye', async () => {
    const asked = await after([[CLOSING, 'Wait, I wanted to ask about the salary.']]);
    expect(asked).toMatchObject({ ends: true, hasLastWord: true, phase: 'closing' });
    expect(asked.text).toMatch(/^I know nothing about pay.*The interview is over\. Goodbye\.$/);
    expect((await after([[CLOSING, 'One more thing, I will be away in July and can start in August.']])).text).toBe('Thank you, that is noted. The interview is over. Goodbye.');
  });

  it.each(['Nice talking to you.', 'Thank you so much, I really enjoyed our conversation.', 'Thank you, it was nice to meet you too.', 'Thanks, have a great evening!', 'Спасибо, было приятно пообщаться, хорошего вечера.', 'Взаимно, всего доброго.', 'Thank you, bye.', 'Thank you very much for your time.', 'Спасибо, до свидания.', 'Okay.', ''])('“%s” needs none', async (words) => {
    expect((await after([[CLOSING, words]])).hasLastWord).toBe(false);
  });

  it('get one where thanks stand before something new', async () => {
    expect((await after([[CLOSING, 'Thank you, I forgot to say that I can start in August.']])).hasLastWord).toBe(true);
  });

  it('go on no longer than that', async () => {
    expect((await after([[CLOSING, 'What about the salary?'], [over, 'And what about holidays?']])).hasLastWord).toBe(false);
  });
});

describe('manners', () => {
  it('answer a question beside the answer, and go on', async () => {
    const { topic, text } = await after([[DEED, 'I wrote the charts, moved two services first and then the rest, and it took three months in the end. What would you have done?']]);
    expect(text).toMatch(/^I only ask and have no opinion of my own\./);
    expect(topic).not.toMatch(/@/);
  });

  it('offer a pause after the first insult, the end after the second, nothing after the third', async () => {
    const calm = { topic: 'experience:0@calm', text: 'We can take a break, skip this or stop here. What would you prefer?' };
    const stop = { topic: 'experience:0@stop', text: 'Shall we stop here?' };
    const rude = 'Your questions are stupid.';
    expect((await after([[JOB, rude]])).topic).toBe('experience:0@calm');
    expect((await after([[JOB, rude], [calm, 'Just ask your questions.'], [JOB, rude]])).topic).toBe('experience:0@stop');
    expect((await after([[JOB, rude], [calm, 'Just ask your questions.'], [JOB, rude], [stop, 'No.'], [CLAIM, rude]])).topic).not.toMatch(/@/);
  });

  it('do not ask what a skill was for that was told by the way', async () => {
    const told = 'I own the orders, and I wrote the gateway in Go because Python was too slow for us.';
    expect(makePlan(input, knowledge).topics.map(({ id }) => id)).toContain('skill:go');
    const rows: Parameters<typeof after>[0][number][] = [[JOB, told]];
    const topics: (string | null)[] = [];
    for (let round = 0; round < 30; round++) {
      const reply = await after(rows);
      topics.push(reply.topic);
      if (reply.phase === 'candidate_questions') break;
      rows.push([{ topic: reply.topic ?? '', text: reply.text, phase: reply.phase }, 'We did that as a team over a long time, there is not much more to tell about it.']);
    }
    expect(topics).toContain('skill:kafka');
    expect(topics).not.toContain('skill:go');
  });
});

describe('the plan', () => {
  const study = { institution: 'University of Leeds', degree: 'BSc', field: null, graduationDate: '2024' };

  it('asks no work of somebody who had none', () => {
    const { topics } = makePlan({ ...input, resume: resumeOf({ education: [study], skills: ['Kafka'], rawText: 'Leeds, +7 (473) 255-44-33' }), role: 'Junior accountant' }, knowledge);
    const ids = topics.map(({ id }) => id);
    expect(ids[0]).toBe('education:0');
    expect(ids).not.toEqual(expect.arrayContaining(['recent-work']));
    expect(ids.some((id) => /^(?:role|claim|mistake|disagreement)/.test(id))).toBe(false);
    expect(topics.find(({ skill }) => skill === 'kafka')?.wording).toBe('skill-studied');
  });

  it('asks about a line once, however often it stands there, and asks a nurse no customer service', () => {
    const twice = input.resume!.experiences.map((job) => ({ ...job, highlights: ['Introduced a checklist that halved the waiting time'] }));
    const { topics } = makePlan({ ...input, role: 'Ward Nurse', resume: { ...input.resume!, experiences: twice } }, knowledge);
    expect(topics.filter(({ claim }) => claim !== null)).toHaveLength(1);
    expect(topics.some(({ id }) => id.startsWith('role:customer'))).toBe(false);
  });

  it.each([
    ['Shortened the monthly close from nine days to four', true],
    ['Introduced a handover checklist that halved medication queries', true],
    ['Сократила срок закрытия месяца вдвое', true],
    ['Провела три налоговые проверки без доначислений', false],
    ['Trained fifteen new graduates in triage', false],
  ])('checks “%s”', (line, isMeasured) => expect(claimsOf([line])).toMatchObject([{ text: line, isMeasured }]));

  it.each(['Leeds, +44 20 7946 0958', 'г. Пермь, +7 (473) 255-44-33', 'mary@example.org, 40% remote'])('finds no deed in “%s”', (line) => expect(claimsOf([line])).toEqual([]));
});
