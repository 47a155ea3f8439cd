/** Tokenizers by transformers.js, which never sees the network. */
import { basename, dirname } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';

/** The tokenizer of a model's folder (`tokenizer.json`, `tokenizer_config.json`). @throws when a file is missing */
export function loadTokenizer(folder: string): Promise<PreTrainedTokenizer> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  return AutoTokenizer.from_pretrained(basename(folder), { local_files_only: true });
}
