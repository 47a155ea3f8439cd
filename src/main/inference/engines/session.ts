/** ONNX sessions with the product's settings. */
import { InferenceSession } from 'onnxruntime-node';

/** Loads a model file onto the CPU; the caller releases it. @param threads threads inside one operator */
export function loadSession(path: string, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(path, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // Threads that spin while they wait take the cores from the other engines: measured, up to twice slower on two cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}
