/** A page of the tests that does nothing but watch its camera, and tells what it measured in `window.vision`. */
import { loadLaunchToken } from '../../../src/renderer/data/session.ts';
import { createAttentionTracker } from '../../../src/renderer/vision/attention-tracker.ts';
import { loadFaceModel } from '../../../src/renderer/vision/face-model.ts';
import { loadFaceReader } from '../../../src/renderer/vision/face-reader.ts';

await loadLaunchToken();
const longTasks: number[] = [];
const startedMs = performance.now();
const reader = await loadFaceReader({ model: await loadFaceModel() });
const loadMs = performance.now() - startedMs;
// A camera's film begins when it is opened: nothing of it is missed.
const video = document.querySelector('video') ?? document.createElement('video');
video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
await video.play();
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
const close = () => {
  const figures = tracker.figures();
  tracker.close();
  const tracks = video.srcObject instanceof MediaStream ? video.srcObject.getTracks() : [];
  for (const track of tracks) track.stop();
  return { ...told, figures, warmUp: reader.warmUp, cameraIsOn: tracks.some(({ readyState }) => readyState === 'live') };
};
Object.assign(window, { vision: { told, tracker, close } });
