import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import onnxProto from 'onnx-proto';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { createNode } from '../../../../src/main/inference/engines/onnx-graph.ts';
import { toAnyLengthEncoder, toFastDecoder } from '../../../../src/main/inference/engines/whisper-graphs.ts';
import { missingModels, openTestLibrary } from '../../../fixtures/model-library.ts';

const { onnx } = onnxProto;
const floats = (name: string, dims: readonly number[], values: readonly number[]) =>
  onnx.TensorProto.create({ name, dataType: 1, dims: [...dims], rawData: new Uint8Array(Float32Array.from(values).buffer) });
const value = (name: string, dims: readonly (string | number)[]) =>
  onnx.ValueInfoProto.create({ name, type: { tensorType: { elemType: 1, shape: { dim: dims.map((dim) => (typeof dim === 'number' ? { dimValue: dim } : { dimParam: dim })) } } } });

/** The end of the exported encoder in small: four positions of two values are added to the input. */
function smallEncoder(): Uint8Array {
  return onnx.ModelProto.encode({
    irVersion: 6,
    opsetImport: [{ domain: '', version: 11 }],
    graph: {
      name: 'encoder',
      input: [value('input', ['batch', 'length', 2])],
      output: [value('last_hidden_state', ['batch', 4, 2]), value('attention', ['batch', 4, 2])],
      initializer: [floats('embed_positions.weight', [4, 2], [0, 0, 10, 10, 20, 20, 30, 30])],
      valueInfo: [value('sum', ['batch', 4, 2])],
      node: [
        createNode('Add', '/Add_2', ['input', 'embed_positions.weight'], ['sum']),
        createNode('Relu', '/Relu', ['sum'], ['last_hidden_state']),
        createNode('Relu', '/Attention', ['sum'], ['attention']),
      ],
    },
  }).finish();
}

describe('the encoder of any length', () => {
  it('takes as many positions as its input is long', async () => {
    const session = await InferenceSession.create(toAnyLengthEncoder(smallEncoder()));
    expect(session.outputNames).toEqual(['last_hidden_state']);
    for (const length of [1, 3, 4]) {
      const input = new Tensor('float32', new Float32Array(length * 2).fill(1), [1, length, 2]);
      const { last_hidden_state: hidden } = await session.run({ input });
      expect([...(hidden?.data as Float32Array)]).toEqual([1, 1, 11, 11, 21, 21, 31, 31].slice(0, length * 2));
    }
    await session.release();
  });

  it('refuses a graph of another kind', () => {
    expect(() => toAnyLengthEncoder(onnx.ModelProto.encode({ graph: { name: 'empty' } }).finish())).toThrow('not of the known kind');
    expect(() => toFastDecoder(smallEncoder())).toThrow('not of the known kind');
    expect(() => toAnyLengthEncoder(Uint8Array.of(255, 255, 255))).toThrow();
  });
});

for (const id of ['whisper-tiny', 'whisper-base', 'whisper-small']) {
  describe.skipIf(await missingModels(id))(`the edited files of ${id}`, () => {
    const fileOf = async (name: string): Promise<Buffer> => {
      const library = await openTestLibrary();
      const folder = library.locate(id) ?? '';
      await library.close();
      return readFile(join(folder, 'onnx', name));
    };

    it('give what the exported encoder gives, and the beginning of it for less', async () => {
      const bytes = await fileOf('encoder_model_quantized.onnx');
      const input = Float32Array.from({ length: 80 * 3_000 }, (_, i) => Math.sin(i / 7) * Math.cos(i / 1_300));
      const run = async (model: Uint8Array, frames: number): Promise<Tensor> => {
        const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
        const { last_hidden_state: hidden } = await session.run({ input_features: new Tensor('float32', input.subarray(0, 80 * frames), [1, 80, frames]) }, ['last_hidden_state']);
        await session.release();
        if (hidden === undefined) throw new Error('no output');
        return hidden;
      };
      const edited = toAnyLengthEncoder(bytes);
      const [expected, own, short] = [await run(bytes, 3_000), await run(edited, 3_000), await run(edited, 600)];
      expect(own.dims).toEqual(expected.dims);
      expect(own.data).toEqual(expected.data);
      expect(short.dims).toEqual([1, 300, expected.dims[2]]);
    });

    it('are known to be of the decoder\'s layout', async () => {
      const bytes = await fileOf('decoder_model_merged_quantized.onnx');
      expect(toFastDecoder(bytes).length).toBeLessThan(bytes.length + 10_000);
    });
  });
}
