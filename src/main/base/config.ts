/**
 * The configuration: one table of options, read once from flags and environment, checked, and printed in the
 * README. No other file reads the environment.
 */
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from './errors.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const yes = z.union([z.boolean(), z.enum(['', '0', '1', 'true', 'false', 'yes', 'no', 'on', 'off'])]);
const flag = yes.transform((value) => value === true || ['1', 'true', 'yes', 'on'].includes(String(value)));
const list = z.string().transform((text) => text.split(',').map((item) => item.trim()).filter((item) => item !== ''));
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

interface Option {
  readonly env: string;
  readonly flag?: string;
  /** As the README shows it. */
  readonly initial: string;
  readonly help: string;
  readonly schema: z.ZodType;
}

/** Every option: its variable, its flag where there is one, its default and what it does. */
export const OPTIONS = {
  port: { env: 'VIVA_PORT', flag: 'port', initial: '8000', help: 'port of the interface and of all APIs; 0 picks a free one', schema: port.default(8000) },
  screeningPort: { env: 'VIVA_SCREENING_PORT', flag: 'screening-port', initial: '8080', help: 'port of the screening API alone; 0 picks a free one', schema: port.default(8080) },
  host: { env: 'VIVA_HOST', flag: 'host', initial: '127.0.0.1', help: 'address to listen on (with 127.0.0.1 also ::1)', schema: z.string().min(1).default('127.0.0.1') },
  dataDir: { env: 'VIVA_DATA_DIR', flag: 'data-dir', initial: 'the system’s place for application data', help: 'database, recordings and reports', schema: z.string().min(1).optional() },
  modelsDirs: { env: 'VIVA_MODELS_DIR', flag: 'models-dir', initial: '`models/` of the program', help: 'one or more folders, separated as in PATH; the first receives new files', schema: z.string().min(1).transform((text) => text.split(delimiter).filter(Boolean)).optional() },
  api: { env: 'VIVA_API', flag: 'api', initial: 'all', help: 'serve this one API alone at its documented root', schema: z.enum(['screening', 'coding', 'voice', 'proctored', 'coaching']).optional() },
  noInstall: { env: 'VIVA_NO_INSTALL', flag: 'no-install', initial: 'off', help: 'never download models', schema: flag.default(false) },
  asrModel: { env: 'VIVA_ASR_MODEL', initial: 'whisper-base', help: 'speech recogniser: whisper-base, whisper-tiny or whisper-small', schema: z.enum(['whisper-base', 'whisper-tiny', 'whisper-small']).default('whisper-base') },
  device: { env: 'VIVA_DEVICE', flag: 'device', initial: 'auto', help: 'where models run: auto, cpu, cuda, directml, coreml or webgpu; what fails its self-test falls back to the CPU', schema: z.enum(['auto', 'cpu', 'cuda', 'directml', 'coreml', 'webgpu']).default('auto') },
  sttBaseUrl: { env: 'VIVA_STT_BASE_URL', initial: 'none: recognised on this machine', help: 'an OpenAI-compatible server that recognises speech', schema: httpUrl.optional() },
  sttModel: { env: 'VIVA_STT_MODEL', initial: 'whisper-1', help: 'model name there', schema: z.string().min(1).default('whisper-1') },
  sttApiKey: { env: 'VIVA_STT_API_KEY', initial: 'none', help: 'its key', schema: z.string().min(1).optional() },
  ttsBaseUrl: { env: 'VIVA_TTS_BASE_URL', initial: 'none: spoken by this machine', help: 'an OpenAI-compatible server that speaks', schema: httpUrl.optional() },
  ttsModel: { env: 'VIVA_TTS_MODEL', initial: 'tts-1', help: 'model name there', schema: z.string().min(1).default('tts-1') },
  ttsVoice: { env: 'VIVA_TTS_VOICE', initial: 'alloy', help: 'voice there', schema: z.string().min(1).default('alloy') },
  ttsApiKey: { env: 'VIVA_TTS_API_KEY', initial: 'none', help: 'its key', schema: z.string().min(1).optional() },
  speechCacheMb: { env: 'VIVA_SPEECH_CACHE_MB', initial: '256', help: 'largest size of the cache of spoken sentences on disk; 0 keeps none', schema: z.coerce.number().int().min(0).max(100_000).default(256) },
  streamRetentionDays: { env: 'VIVA_STREAM_RETENTION_DAYS', initial: '30', help: 'streams that belong to no interview are erased after so many days; 0 keeps them', schema: z.coerce.number().int().min(0).max(36_500).default(30) },
  allowRemote: { env: 'VIVA_ALLOW_REMOTE', flag: 'allow-remote', initial: 'off', help: 'allow a host other than loopback; VIVA_API_KEYS is then required', schema: flag.default(false) },
  apiKeys: { env: 'VIVA_API_KEYS', initial: 'none', help: 'comma-separated keys, asked of every API call as `Authorization: Bearer` or `X-API-Key` (sockets: `?api_key=`)', schema: list.default([]) },
  allowedOrigins: { env: 'VIVA_ALLOWED_ORIGINS', initial: 'none', help: 'more browser origins that may call the APIs; pages of localhost and 127.0.0.1 always may', schema: list.default([]) },
  allowedHosts: { env: 'VIVA_ALLOWED_HOSTS', initial: 'none', help: 'more names that the Host header may carry', schema: list.default([]) },
  trustedProxies: { env: 'VIVA_TRUSTED_PROXIES', initial: 'loopback', help: 'addresses whose X-Forwarded-* headers are believed', schema: list.default([]) },
  wsBaseUrl: { env: 'WS_BASE_URL', initial: 'the address of the request', help: 'base of `ws_url` when no proxy names another', schema: z.url({ protocol: /^wss?$/ }).transform((url) => url.replace(/\/+$/, '')).optional() },
  llmBaseUrl: { env: 'VLLM_BASE_URL', initial: 'none: the rules engine answers', help: 'an OpenAI-compatible server', schema: httpUrl.optional() },
  llmModel: { env: 'VLLM_MODEL', initial: 'default', help: 'model name there', schema: z.string().min(1).default('default') },
  llmApiKey: { env: 'VLLM_API_KEY', initial: 'none', help: 'its key', schema: z.string().min(1).optional() },
  llmTimeoutS: { env: 'VLLM_TIMEOUT_S', initial: '30', help: 'seconds that one reply may take before the rules engine answers', schema: z.coerce.number().min(1).max(600).default(30) },
  codingGeneratedTasks: {
    env: 'VIVA_CODING_GENERATED_TASKS', initial: 'off', help: 'let the language model write new coding tasks ahead of time; each is used only after it proved itself in the sandbox',
    schema: flag.default(false),
  },
  atsMode: { env: 'ATS_MODE', initial: 'mock', help: '`real` forwards decisions to MOCK_ATS_URL', schema: z.enum(['mock', 'real']).default('mock') },
  atsUrl: { env: 'MOCK_ATS_URL', initial: 'none', help: 'where decisions go', schema: httpUrl.optional() },
  atsFormat: { env: 'VIVA_ATS_FORMAT', initial: 'generic', help: 'shape of what is sent: generic (the four documented fields), greenhouse or lever', schema: z.enum(['generic', 'greenhouse', 'lever']).default('generic') },
  atsSecret: { env: 'VIVA_ATS_SECRET', initial: 'none', help: 'signs every request: header `X-Viva-Signature: t=…,v1=HMAC-SHA256`', schema: z.string().min(16).optional() },
  voiceLimits: { env: 'VIVA_VOICE_LIMITS', initial: 'off', help: 'the voice document’s planned limits: 100 requests and 10 uploads a minute, 10 messages a second', schema: flag.default(false) },
  browser: { env: 'VIVA_BROWSER', initial: 'one that is installed', help: 'program of a Chromium browser that looks at videos where no desktop window does; `none` uses none', schema: z.string().min(1).optional() },
  coachingLimits: { env: 'VIVA_COACHING_LIMITS', initial: 'on', help: 'the coaching document’s limits of calls a minute', schema: flag.default(true) },
  rateAnon: { env: 'VIVA_RATE_ANON', initial: '10', help: 'coaching: calls a minute of one address without a token', schema: z.coerce.number().int().min(1).max(1_000_000).default(10) },
  rateAuth: { env: 'VIVA_RATE_AUTH', initial: '100', help: 'coaching: calls a minute of one signed-in person', schema: z.coerce.number().int().min(1).max(1_000_000).default(100) },
  logLevel: { env: 'VIVA_LOG_LEVEL', initial: 'info', help: 'trace, debug, info, warn, error or silent; logs are JSON lines on stderr', schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info') },
} as const satisfies Record<string, Option>;

type Options = typeof OPTIONS;
type Values = { readonly [K in keyof Options]: z.output<Options[K]['schema']> };

export interface Config extends Omit<Values, 'dataDir' | 'modelsDirs'> {
  readonly dataDir: string;
  readonly modelsDirs: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

function defaultDataDir(env: Environment): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Viva');
  if (process.platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Viva');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'viva');
}

function readFlags(argv: readonly string[]): Record<string, string | boolean | undefined> {
  const options = Object.fromEntries(
    Object.values(OPTIONS as Record<string, Option>)
      .filter((option) => option.flag !== undefined)
      .map((option) => [option.flag, { type: option.env === 'VIVA_NO_INSTALL' || option.env === 'VIVA_ALLOW_REMOTE' ? 'boolean' : 'string' }]),
  ) as Record<string, { type: 'string' | 'boolean' }>;
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (error) {
    throw new AppError('INVALID_REQUEST', error instanceof Error ? error.message : String(error));
  }
}

/** What `--help` prints: every flag, and that the environment knows more. */
export function usage(): string {
  const flags = Object.values(OPTIONS as Record<string, Option>).flatMap(({ flag: name, initial, help, env }) => (name === undefined ? [] : [{ name: `--${name}`, text: `${help} (${initial}; ${env})` }]));
  const width = Math.max(...flags.map(({ name }) => name.length)) + 2;
  return ['Options (default; environment variable):', ...flags.map(({ name, text }) => `  ${name.padEnd(width)}${text}`), 'More are set by the environment: see README.md', ''].join('\n');
}

/**
 * Reads flags (they win) and environment.
 * @param programDir folder that holds `models/` and `resources/`
 * @throws AppError INVALID_REQUEST with one line that names the option
 */
export function loadConfig(argv: readonly string[], programDir: string, env: Environment = process.env): Config {
  const flags = readFlags(argv);
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(OPTIONS as Record<string, Option>)) {
    const fromEnv = env[option.env] === '' ? undefined : env[option.env];
    const given = (option.flag === undefined ? undefined : flags[option.flag]) ?? fromEnv;
    const parsed = option.schema.safeParse(given);
    if (!parsed.success) {
      const name = option.flag !== undefined && flags[option.flag] !== undefined ? `--${option.flag}` : option.env;
      throw new AppError('INVALID_REQUEST', `${name}: ${parsed.error.issues[0]?.message ?? 'not valid'} (${option.help})`);
    }
    values[key] = parsed.data;
  }
  const read = values as unknown as Values;
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(read.host);
  if (!loopback && !(read.allowRemote && read.apiKeys.length > 0)) {
    throw new AppError('INVALID_REQUEST', `--host ${read.host} is not loopback: it needs --allow-remote and VIVA_API_KEYS`);
  }
  return {
    ...read,
    dataDir: resolve(read.dataDir ?? defaultDataDir(env)),
    modelsDirs: (read.modelsDirs ?? [join(programDir, 'models')]).map((dir) => resolve(dir)),
  };
}
