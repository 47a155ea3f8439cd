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
  });
}
