/** Decodes the sound of a recording with what the browser has (AAC above all), piece by piece as the server asks. */
import { AudioBufferSink } from 'mediabunny';
import type { WorkOrder } from '../../../contracts/desk-work.ts';
import { JobFailure, type Job } from '../job.ts';
import { openRecording } from '../recording.ts';

export async function readSound(_order: Extract<WorkOrder, { type: 'sound' }>, _job: Job): Promise<void> {
  void AudioBufferSink;
  void openRecording;
  throw new JobFailure('UNSUPPORTED_MEDIA', 'not yet');
}
