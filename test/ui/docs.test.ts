/** /docs and /openapi: read offline, in a browser, and by a validator. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, missingChromium, openPage, picture } from './chromium.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe('/openapi/screening.json', () => {
  it('is valid OpenAPI 3.1, and the same as the one in docs/api', async () => {
    const document = (await (await fetch(`${server.base}/openapi/screening.json`)).json()) as Record<string, unknown>;
    expect(await new Validator().validate(document)).toMatchObject({ valid: true });
    expect(document).toEqual(JSON.parse(readFileSync(new URL('../../docs/api/screening.json', import.meta.url), 'utf8')));
  });
});

describe.skipIf(missingChromium())('/docs', () => {
  it('shows every endpoint, with no outside request and no error', async () => {
    const { page, strayRequests, errors } = await openPage(await launch(), server.base);
    await page.goto(`${server.base}/docs`);
    await expect.poll(() => page.locator('.opblock').count()).toBe(11);
    await picture(page, 'docs');
    expect(strayRequests).toEqual([]);
    expect(errors).toEqual([]);
  });
});
