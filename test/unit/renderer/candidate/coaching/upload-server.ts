/** A server of a few lines that takes uploads in parts, over real HTTP; the test may break it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { coachingApi } from '../../../../../src/contracts/coaching.ts';
import { coachingRoutes } from '../../../../../src/contracts/desk-coaching.ts';
import type { UploadWire } from '../../../../../src/renderer/candidate/coaching/takes/upload-take.ts';
import { createApiClient } from '../../../../../src/renderer/data/api-client.ts';

const uploadId = '5b6f3c1e-0000-4000-8000-0000000000bb';
const mediaId = '5b6f3c1e-0000-4000-8000-0000000000cc';

/** What happens to the next call with this name: `lost` does it and breaks off before the answer. */
type Fault = 'lost' | 'refused' | 'down';

export async function createUploadServer(byteLength: number) {
  let received: Buffer | null = null;
  let isWhole = false;
  const calls: string[] = [];
  const faults: { readonly call: string; readonly fault: Fault }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://here');
      const call = request.method === 'GET' ? 'state' : url.pathname.split('/').at(-1) ?? '';
      const body = await read(request);
      const fault = faults[0]?.call === call ? faults.shift()?.fault : undefined;
      calls.push(call === 'parts' ? `part ${url.searchParams.get('offset')}` : call);
      if (fault === 'refused') return response.writeHead(403).end('{"detail":"no"}');
      if (fault === 'down') return request.socket.destroy();
      const [status, reply] = act(call, url, body);
      if (fault === 'lost') return request.socket.destroy();
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply));
    })();
  });
  const act = (call: string, url: URL, body: Buffer): [number, unknown] => {
    const state = () => ({ uploadId, byteLength, receivedBytes: received?.length ?? 0 });
    if (call === 'uploads') {
      received = Buffer.alloc(0);
      return [201, state()];
    }
    if (received === null) return [404, { detail: 'No such upload' }];
    if (call === 'state') return [200, state()];
    if (call === 'parts') {
      if (Number(url.searchParams.get('offset')) !== received.length) return [409, { detail: 'Not here' }];
      received = Buffer.concat([received, fileOf(body)]);
      return [200, state()];
    }
    isWhole = received.length === byteLength;
    if (!isWhole) return [409, { detail: 'Not whole' }];
    received = null;
    return [201, { id: mediaId, session_id: mediaId, media_type: 'audio', filename: 'a.webm', created_at: new Date().toISOString() }];
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const desk = createApiClient({ ...coachingApi, name: 'desk', routes: coachingRoutes }, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => ({}));
  const params = { id: uploadId };
  const wire: UploadWire = {
    begin: (signal) => desk.coachingUploadBegin({ params, body: { filename: 'a.webm', mediaType: 'audio', byteLength, questionId: null }, signal }),
    state: (_, signal) => desk.coachingUpload({ params, signal }),
    part: (_, offset, part, signal) => desk.coachingUploadPart({ params, query: { offset }, file: new File([part], 'a.webm'), signal }),
    finish: async (_, signal) => (await desk.coachingUploadFinish({ params, signal })).id,
    find: () => Promise.resolve(isWhole ? mediaId : null),
  };
  return {
    wire, calls, mediaId, uploadId,
    break: (call: string, fault: Fault) => faults.push({ call, fault }),
    received: () => received,
    /** The upload is no more, e.g. swept after a day. */
    sweep: () => void (received = null),
    close: () => server.close(),
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** The one file of a multipart body. */
function fileOf(body: Buffer): Buffer {
  const start = body.indexOf('\r\n\r\n') + 4;
  return body.subarray(start, body.lastIndexOf('\r\n--'));
}
