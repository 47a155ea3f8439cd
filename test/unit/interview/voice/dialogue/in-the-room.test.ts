/** What is said to people who are not as one would wish: sworn at, asked about the weather, not understood. */
import { describe, expect, it } from 'vitest';
import { after, CLAIM, DEED, input, JOB } from '../after.ts';
import { dialogue, resumeOf, turnOf } from '../simulate.ts';

/** It has three wordings. */
const UNSURE = /people who invited you|no information about that/;

describe('an interviewer', () => {
  it.each([
    ['a question about nothing of the work is not sent on to the employer', JOB, 'Did you see the game last night?', /^(?!.*people who invited you).*What were you responsible for there\?$/],
    ['one about the work is', JOB, 'How big is the maintenance crew, and who sets the shifts?', UNSURE],
    ['has no name, and does not say yes to the question for it', JOB, 'What is your name?', /^I have no name, I am a program\./],
    ['says who reads the report', JOB, 'Who reads this report?', /^The people who invited you\./],
    ['does not ask again what it was told that it had asked', CLAIM, 'You already asked me that.', /^(?:All right, then on to the next|Then I will not ask that again)\. (?!.*9 to 3)/],
    ['puts it differently for whoever does not know the words', CLAIM, 'What does "measured" mean?', /^Let me put it differently\. One line of the resume/],
    ['offers a break instead of arguing', JOB, 'What kind of stupid question is that?', /^We can take a break/],
    ['takes a scolding beside an answer for the answer alone', JOB, 'I ran the order pipeline for four years. It is written there, can you not read?', /^(?!.*(?:invited|cannot help|do not know))/],
    ['does not ask whoever says no “we” about it', DEED, 'The cluster was down, they moved it over a weekend.', /^(?!.*You say “we”)/],
  ])('%s', async (_, question, said, wanted) => {
    expect((await after([[question, said]])).text).toMatch(wanted);
  });

  it('goes on, and does not repeat by wish, after an offer that was declined', async () => {
    const offer = { topic: 'experience:0@stop', text: 'Shall we stop here?' };
    const { text } = await after([[JOB, 'Look, I am tired, let us stop here.'], [offer, 'No, let us go on.']]);
    expect(text).toMatch(/^(?:Then let's go on|All right, we go on)\. .*What were you responsible for there\?$/);
  });

  it('does not ask for a figure that was told in words by the way', async () => {
    const story = 'I moved the locks out of the order path myself, and order processing time went from nine seconds to three seconds.';
    const { topic } = await after([[JOB, story], [{ topic: 'experience:0/trouble', text: 'What was the hardest part of it?' }, 'The locks, they were everywhere, I found them with a profiler.']]);
    expect(topic).not.toBe('claim:0:0');
  });

  it('says no name that its voice would have to spell', async () => {
    const resume = resumeOf({ ...input.resume!, experiences: [{ ...input.resume!.experiences[0]!, company: 'Лента' }] });
    const { text } = await after([[{ topic: 'warm-up', text: 'What draws you to it?' }, 'I like the scale of it, and I have built such systems before.']], { resume });
    expect(text).not.toMatch(/\p{Script=Cyrillic}/u);
  });

  it('answers a question at the end, however it begins', async () => {
    const open = { topic: 'candidate-questions', phase: 'candidate_questions', text: 'Those were my questions. What would you like to ask me?' } as const;
    expect((await after([[open, 'Do I need a certificate?']])).ends).toBe(false);
  });

  it('takes a typed answer for the question on the screen, also where its sound was cut by it; a spoken one for the question before', async () => {
    const asked = (source: 'typed' | 'speech', heard: number) => dialogue.reply({
      ...input, elapsedMs: 60_000,
      turns: [
        turnOf(1, 'interviewer', 'Hello, I am an automated interviewer. Could you introduce yourself?', { phase: 'introduction', topic: 'introduction' }),
        turnOf(2, 'candidate', 'I am a backend engineer and have been one for ten years now, mostly in logistics.', { source }),
        turnOf(3, 'interviewer', 'Okay. The role is called “Senior Backend Engineer”. What draws you to it?', { phase: 'warm_up', topic: 'warm-up', heard }),
        turnOf(4, 'candidate', 'The scale of it, and that I would lead a small team again.', { source }),
      ],
    });
    expect((await asked('typed', 0.5)).topic).toBe('experience:0');
    expect((await asked('typed', 0.1)).topic).toBe('warm-up');
    expect((await asked('speech', 0.5)).topic).toBe('warm-up');
  });
});
