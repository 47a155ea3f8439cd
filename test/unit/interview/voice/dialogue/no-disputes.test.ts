import { describe, expect, it } from 'vitest';
import { after, CLAIM, DEED, JOB } from '../after.ts';

describe('words that deny no job', () => {
  it.each([
    'I have never worked at such a scale before, we served two million orders a day.', 'I was never at ease with on-call, so I automated the alerts.', 'I have not worked for a bank, only for shops.',
    "That wasn't my job, I only did the backend.", 'I never worked at Bluewater.', 'Раньше никогда не работал в логистике.', 'В продажах я не работал, я писал сервис заказов.', 'I never worked there alone, we were four.',
  ])('“%s”', async (answer) => {
    const { topic, text } = await after([[JOB, answer]]);
    expect(topic).not.toMatch(/\/right$/);
    expect(text).not.toContain('leave that job out');
  });

  it.each(['i have never worked at northwind', 'I never worked there, I was a student then.', 'That is not my job.'])('but “%s” does', async (answer) => {
    expect((await after([[JOB, answer]])).topic).toBe('experience:0/right');
  });

  it('is what was denied and then told', async () => {
    const right = { topic: 'experience:0/right', text: 'Then I leave that job out. What would be right instead?' };
    const rows = [[JOB, 'I never worked there.'], [right, 'No wait, I did work there, I ran the order pipeline there for four years and built the alerts.']] as const;
    expect((await after(rows)).topic).toMatch(/^(?:claim|experience):0/);
  });
});

describe('two words set against each other', () => {
  const echo = { topic: 'experience:0/how', text: 'Kafta, I see. How did you go about it, step by step?' };

  it('correct a word that was just said back', async () => expect((await after([[echo, 'No, I said Kafka, not Kafta.']])).topic).toBe('experience:0/how@misheard'));

  it.each(['I said yes, not no.', 'Я говорил бизнесу, а не разработке, про сроки.'])('“%s” correct nothing', async (answer) => {
    expect((await after([[JOB, answer]])).topic).not.toMatch(/@/);
  });
});

describe('words that only look as if they were against the resume', () => {
  it.each([
    [CLAIM, 'First I got it from 9 to 6 with an index. Then batching took it from 6 to 3.'],
    [CLAIM, 'That is not quite right for every order, but for most of them it is.'],
    [CLAIM, 'It was not so easy to get there, I moved the locks out first.'],
    [DEED, 'I did not migrate the database first. I started with the stateless services.'],
    [DEED, 'I did not migrate everything at once, I moved two services a week.'],
    [DEED, 'It was a mistake to move the largest one first, I learned that later.'],
    [DEED, "It wasn't my first migration, so I wrote the charts in two weeks."],
    [DEED, 'That was not my idea, but I planned it and moved every service.'],
  ])('%o, “%s”: are no conflict', async (question, answer) => {
    expect((await after([[question, answer]])).topic).not.toMatch(/\/(?:figure|deed)$/);
  });

  it.each([
    'I did not lead it, Tom did.', 'I did not lead the migration. I wrote two of the charts.', 'I never migrated that myself.', 'This is not true.', 'That was not my work.',
  ])('“%s” is one', async (answer) => expect((await after([[DEED, answer]])).topic).toBe('claim:0:1/deed'));
});
