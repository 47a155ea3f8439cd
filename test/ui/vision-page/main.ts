/** A page of the tests that does nothing but watch its camera, and tells what it measured in `window.vision`. */
import { loadLaunchToken } from '../../../src/renderer/data/session.ts';
import { createAttentionTracker } from '../../../src/renderer/vision/attention-tracker.ts';
import { loadFaceModel } from '../../../src/renderer/vision/face-model.ts';
import { loadFaceReader } from '../../../src/renderer/vision/face-reader.ts';

await loadLaunchToken();
const video = document.querySelector('video') ?? document.createElement('video');
video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: Number(new URLSearchParams(location.search).get('w') ?? 640) } });
await video.play();

const longTasks: number[] = [];
const startedMs = performance.now();
const reader = await loadFaceReader({ model: await loadFaceModel() });
const loadMs = performance.now() - startedMs;
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });

const told = { loadMs, longTasks, signals: [] as unknown[], spans: [] as unknown[], costs: [] as number[] };
const tracker = createAttentionTracker({
  video,
  reader,
  onSpan: (span) => told.spans.push(span),
  onSignal(signal) {
    told.signals.push(signal);
    told.costs.push(tracker.figures().costMs);
  },
});
Object.assign(window, {
  vision: { told, tracker, warmUp: () => reader.warmUp, close: () => tracker.close(), stream: () => video.srcObject },
});
