/** ONNX sessions with the product's settings. */
import { InferenceSession } from 'onnxruntime-node';
import type { SessionSettings } from '../protocol.ts';

/** Loads a model from its file or its bytes; the caller releases it. @throws when a provider cannot run it */
export function loadSession(model: string | Uint8Array, { threads, providers = ['cpu'] }: SessionSettings): Promise<InferenceSession> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: [...new Set([...providers, 'cpu'])],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // Threads that spin while they wait take the cores from the other engines: measured, up to twice slower on two cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  return typeof model === 'string' ? InferenceSession.create(model, options) : InferenceSession.create(model, options);
}
