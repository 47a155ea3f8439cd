import { expect, it } from 'vitest';
import { toVisitHost } from '../../../src/main/http/visit-host.ts';

it.each([
  ['127.0.0.1', '127.0.0.1'], ['localhost', '127.0.0.1'], ['0.0.0.0', '127.0.0.1'], ['::', '127.0.0.1'],
  ['::1', '[::1]'], ['fd00::2', '[fd00::2]'], ['192.168.1.5', '192.168.1.5'], ['studio.local', 'studio.local'],
])('a server on %s is visited at %s', (host, visited) => {
  expect(new URL(`http://${toVisitHost(host)}:8000/app/`).hostname).toBe(visited);
});
