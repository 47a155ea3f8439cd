/** What a device's failure means, in one line for a person. */
import type { Provider } from '../protocol.ts';

const MAX_LENGTH = 200;
const CUDA_INSTALL = 'node node_modules/onnxruntime-node/script/install --onnxruntime-node-install=cuda12';

export function explainDeviceError(provider: Provider, message: string): string {
  if (provider === 'cuda' && /shared library|shared object|load library/i.test(message)) {
    return `CUDA libraries are missing (an NVIDIA card, its driver, CUDA 12, cuDNN 9, and: ${CUDA_INSTALL})`;
  }
  if (provider === 'webgpu' && /adapter/i.test(message)) return 'no graphics adapter that WebGPU can use';
  const [line = ''] = message.replace(/^.*Non-zero status code returned/s, 'failed').split('\n');
  return line.slice(0, MAX_LENGTH) || 'failed without a word';
}
