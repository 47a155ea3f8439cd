/** A model of three operators, made here: whether a device computes at all is known before any real model is loaded. */
import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
const FLOAT = 1;
/** Inner size; with it one run takes well under a millisecond on a CPU. */
export const PROBE_SIZE = 64;

/** Values between -1 and 1 that are the same everywhere. */
export function probeValues(length: number, seed = 1): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => ((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * 2 - 1);
}

/** `y = tanh(x · w + b)` with x and y of [1, 64], as the bytes of an ONNX file. */
export function probeModel(): Uint8Array {
  const shape = (name: string) => ({ name, type: { tensorType: { elemType: FLOAT, shape: { dim: [{ dimValue: 1 }, { dimValue: PROBE_SIZE }] } } } });
  const weights = (name: string, dims: number[], seed: number) => ({
    name, dims, dataType: FLOAT, floatData: [...probeValues(dims.reduce((product, dim) => product * dim, 1), seed)],
  });
  const model = onnx.ModelProto.create({
    irVersion: 7,
    producerName: 'viva',
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'probe',
      input: [shape('x')],
      output: [shape('y')],
      initializer: [weights('w', [PROBE_SIZE, PROBE_SIZE], 2), weights('b', [PROBE_SIZE], 3)],
      node: [
        { opType: 'MatMul', input: ['x', 'w'], output: ['xw'] },
        { opType: 'Add', input: ['xw', 'b'], output: ['sum'] },
        { opType: 'Tanh', input: ['sum'], output: ['y'] },
      ],
    },
  });
  return onnx.ModelProto.encode(model).finish();
}
