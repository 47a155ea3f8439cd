/** The page that works: it fetches its jobs from our own server, one at a time, and ends with its socket. */
import '../data/zod-without-eval.ts';
import { workApi, WorkOrder, type WorkReport } from '../../contracts/desk-work.ts';
import { JobFailure, type Job } from './job.ts';

interface JobInHand extends Job {
  readonly stopping: AbortController;
  more(): void;
}

const key = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const url = new URL(workApi.sockets.work.path, location.href);
url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
url.searchParams.set('key', key);
const socket = new WebSocket(url);
let inHand: JobInHand | null = null;

const say = (report: WorkReport): void => socket.send(JSON.stringify(report));
socket.onclose = () => window.close();
socket.onmessage = ({ data }: MessageEvent<unknown>) => obey(WorkOrder.parse(JSON.parse(String(data))));

function obey(order: WorkOrder): void {
  if (order.type === 'more' || order.type === 'stop') {
    if (inHand?.id === order.id) {
      if (order.type === 'more') inHand.more();
      else inHand.stopping.abort(new DOMException('The server wants it no longer', 'AbortError'));
    } else if (order.type === 'stop') say({ type: 'stopped', id: order.id });
    return;
  }
  const job = toJob(order.id);
  inHand = job;
  void work(order, job)
    .catch((error: unknown) => {
      if (job.signal.aborted) return;
      const { code, message } = error instanceof JobFailure ? error : new JobFailure('UNPROCESSABLE', error instanceof Error ? error.message : String(error));
      say({ type: 'failed', id: job.id, code, message: message.slice(0, 500) });
    })
    .finally(() => {
      if (inHand === job) inHand = null;
      if (job.signal.aborted) say({ type: 'stopped', id: job.id });
    });
}

/** Each kind of work loads its own code. */
async function work(order: Extract<WorkOrder, { input: string }>, job: Job): Promise<void> {
  if (order.type === 'sound') return (await import('./sound/read-sound.ts')).readSound(order, job);
  return (await import('./expression/read-expression.ts')).readExpression(order, job);
}

function toJob(id: number): JobInHand {
  const stopping = new AbortController();
  let wantedPieces = 0;
  let waiting: PromiseWithResolvers<void> | null = null;
  const answer = (): void => {
    if (waiting === null) return;
    if (stopping.signal.aborted) waiting.reject(stopping.signal.reason as Error);
    else if (wantedPieces > 0) {
      wantedPieces -= 1;
      waiting.resolve();
    } else return;
    waiting = null;
  };
  stopping.signal.addEventListener('abort', answer);
  return {
    id, stopping, say,
    signal: stopping.signal,
    give: (samples) => socket.send(samples),
    more() {
      wantedPieces += 1;
      answer();
    },
    wanted() {
      waiting = Promise.withResolvers();
      const { promise } = waiting;
      answer();
      return promise;
    },
  };
}
