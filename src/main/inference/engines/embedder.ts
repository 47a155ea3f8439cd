/** Sentence embeddings: the mean of a text's token vectors, made as long as 1. */
import { join } from 'node:path';
import type { PreTrainedTokenizer } from '@xenova/transformers';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { WorkerEngine } from '../protocol.ts';
import { loadSession } from './session.ts';
import { loadTokenizer } from './tokenizer.ts';

interface Recipe {
  /** Tokens that the model was trained on; the rest of a longer text is left out. */
  readonly maxTokens: number;
  /** What its training put before every text. */
  readonly prefix: string;
}

/** As the models' cards state them. */
const RECIPES: Readonly<Record<string, Recipe>> = {
  'all-MiniLM-L6-v2': { maxTokens: 256, prefix: '' },
  'multilingual-e5-small': { maxTokens: 512, prefix: 'query: ' },
};

interface Loaded {
  readonly session: InferenceSession;
  readonly tokenizer: PreTrainedTokenizer;
  readonly recipe: Recipe;
}

export function createEmbedderEngine(threads: number): WorkerEngine {
  let loaded: Loaded | null = null;
  return {
    async load({ folder, model }) {
      const recipe = RECIPES[model];
      if (recipe === undefined) throw new Error(`no recipe for the model ${model}`);
      const session = await loadSession(join(folder, 'onnx', 'model_quantized.onnx'), { threads });
      await loaded?.session.release();
      loaded = { session, tokenizer: await loadTokenizer(folder), recipe };
      return null;
    },
    async embed({ texts }, signal) {
      if (loaded === null) throw new Error('the sentence embedder is not loaded');
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        signal.throwIfAborted();
        // One by one: an 8-bit model scales its activations over the whole batch, so a text's vector would depend on
        // its neighbours.
        vectors.push(await embedOne(loaded, text));
      }
      return { vectors };
    },
  };
}

async function embedOne({ session, tokenizer, recipe }: Loaded, text: string): Promise<Float32Array> {
  const encoded = tokenizer(`${recipe.prefix}${text}`, { truncation: true, max_length: recipe.maxTokens }) as Record<string, { readonly data: BigInt64Array; readonly dims: number[] }>;
  const ids = encoded.input_ids;
  if (ids === undefined) throw new Error('the tokenizer gave nothing');
  const feeds: Record<string, Tensor> = {};
  for (const name of session.inputNames) {
    const given = encoded[name];
    // Token types: there is one sentence only.
    feeds[name] = new Tensor('int64', given?.data ?? new BigInt64Array(ids.data.length), ids.dims);
  }
  const { last_hidden_state: hidden } = await session.run(feeds, ['last_hidden_state']);
  if (hidden === undefined) throw new Error('the model gave nothing');
  const mask = encoded.attention_mask?.data ?? new BigInt64Array(ids.data.length).fill(1n);
  return meanPooled(hidden.data as Float32Array, mask, hidden.dims[2] ?? 0);
}

/** The mean of the token vectors that the mask lets through, of length 1; zeros when there is none. */
export function meanPooled(hidden: Float32Array, mask: BigInt64Array, size: number): Float32Array {
  const sum = new Float64Array(size);
  for (let token = 0; token < mask.length; token++) {
    if (mask[token] === 0n) continue;
    for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0) + (hidden[token * size + i] ?? 0);
  }
  const length = Math.hypot(...sum);
  return Float32Array.from(sum, (value) => (length === 0 ? 0 : value / length));
}
