/** A reviewer hands a decision over to an ATS that refuses at first. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startAtsServer } from '../fakes/ats-server.ts';
import { startServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';

describe.skipIf(missingChromium())('handing a decision over', () => {
  it('shows the refusal, sends again, and shows it taken', async () => {
    const ats = await startAtsServer();
    onTestFinished(() => ats.close());
    ats.answerWith({ status: 404, body: { detail: 'no such candidate' } }, { status: 200, body: {} });
    const server = await startServer({ env: { ATS_MODE: 'real', MOCK_ATS_URL: ats.url } });
    onTestFinished(() => server.close());
    const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
      (await fetch(`${server.base}/desk${path}`, {
        method: 'POST', headers: { authorization: `Bearer ${server.app.token}`, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
      })).json() as Promise<Record<string, string>>;
    const interview = await post('/interviews', { candidate: 'Ada Lovelace', vacancy: 'Backend engineer', jobText: 'Requirements:\n- Docker', language: 'en', consent: true });
    await post(`/interviews/${interview.id}/answers`, { clientId: 'a', text: 'I deployed twelve services with Docker.', source: 'typed' }, { 'x-interview-key': interview.interviewKey ?? '' });
    await post(`/interviews/${interview.id}/finish`, {}, { 'x-interview-key': interview.interviewKey ?? '' });

    const { page, strayRequests, errors } = await openPage(await launch(), server.base);
    await page.goto(server.app.appUrl());
    await page.goto(`${server.base}/app/#/interviews/${interview.id}`);
    await page.getByRole('button', { name: 'Open the desk' }).click();
    const panel = page.getByRole('region', { name: 'Hand over to the ATS' });
    await expect.poll(() => panel.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    await panel.getByLabel('Candidate’s id in the ATS').fill('c-7');
    await panel.getByLabel('Vacancy’s id in the ATS').fill('v-9');
    await panel.getByLabel('Your decision').selectOption('move');
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await panel.getByText('It says: no such candidate').waitFor();
    await panel.scrollIntoViewIfNeeded();
    await look(page, 'ats-refused');

    await page.getByRole('link', { name: 'All interviews' }).click();
    const unsent = page.getByRole('region', { name: 'Not yet taken by the ATS' });
    await unsent.getByText('Candidate c-7, vacancy v-9: Move on').waitFor();
    await look(page, 'ats-unsent');
    await unsent.getByRole('button', { name: 'Send again' }).click();
    await unsent.waitFor({ state: 'detached' });
    expect(ats.requests.map(({ body }) => (body as { decision: string }).decision)).toEqual(['move', 'move']);
    await page.goto(`${server.base}/app/#/interviews/${interview.id}`);
    await panel.getByText('Taken by the ATS').waitFor();
    expect([strayRequests, errors]).toEqual([[], []]);
  });
});
