/** The screening API: schemas and routes, exactly as documented in its API page. */
import { z } from 'zod';
import { bytes, defineApi, json } from './route.ts';

/** `__proto__` is no key that every JSON tool can carry. */
const name = z.string().min(1).max(500).refine((text) => text !== '__proto__', 'this name is not allowed');
/** About four hours of speech. */
const MAX_TRANSCRIPT = 200_000;
const freeText = z.string().max(MAX_TRANSCRIPT);
const unit = z.number().min(0).max(1);
const seconds = z.number().min(0);

export const JD = z
  .object({
    role: z.string().max(500),
    lang: z.string().min(2).max(10).describe('"ru" or "en"'),
    competencies: z
      .array(z.object({ name, weight: z.number().min(0), indicators: z.array(z.object({ name })).max(100) }))
      .min(1)
      .max(50),
    knockouts: z.array(name).max(50),
  })
  .refine((jd) => Math.abs(jd.competencies.reduce((sum, c) => sum + c.weight, 0) - 1) <= 1e-6, {
    message: 'competency weights must sum to 1',
    path: ['competencies'],
  })
  .meta({ id: 'JD' });

export const ASRWord = z.object({ w: z.string(), t0: seconds, t1: seconds, conf: z.number() }).meta({ id: 'ASRWord' });

export const ASRChunk = z
  .object({
    type: z.enum(['partial', 'final']),
    t0: seconds,
    t1: seconds,
    text: freeText,
    conf: z.number().nullable().default(null),
    words: z.array(ASRWord).nullable().default(null),
  })
  .meta({ id: 'ASRChunk' });

export const TTSRequest = z
  .object({
    text: z.string().trim().min(1, 'text must not be empty').max(5_000),
    voice: z.string().max(100).nullable().default(null),
    format: z.enum(['wav', 'pcm16k']).default('wav'),
  })
  .meta({ id: 'TTSRequest' });

export const Turn = z.object({ role: z.enum(['user', 'assistant']), text: freeText }).meta({ id: 'Turn' });

/** Shares by name; a job description has no more names than this. */
const shares = (most: number) =>
  z.record(z.string(), unit).refine((record) => Object.keys(record).length <= most, { message: `at most ${most} names` });

export const Coverage = z
  .object({ per_indicator: shares(5_000), per_competency: shares(50) })
  .meta({ id: 'Coverage' });

export const DMRequest = z
  .object({
    jd: JD,
    context: z.object({ turns: z.array(Turn).max(500) }),
    coverage: Coverage.nullable().default(null),
  })
  .meta({ id: 'DMRequest' });

export const NextAction = z
  .object({
    action: z.enum(['ask', 'end']),
    question: z.string().nullable().default(null),
    followups: z.array(z.string()).default([]),
    target_skill: z.string().nullable().default(null),
    reason: z.string(),
  })
  .meta({ id: 'NextAction' });

const Transcript = z.union([
  freeText,
  z.array(ASRChunk).max(20_000).refine((chunks) => chunks.reduce((sum, { text }) => sum + text.length, 0) <= MAX_TRANSCRIPT, {
    message: `a transcript has at most ${MAX_TRANSCRIPT} characters`,
  }),
]);

export const IEExtractRequest = z
  .object({ transcript: Transcript, include_timestamps: z.boolean().default(false) })
  .meta({ id: 'IEExtractRequest' });

const Quote = z.object({ quote: z.string(), t0: seconds, t1: seconds });

export const IE = z
  .object({
    skills: z.array(z.object({ name: z.string(), evidence: z.array(Quote) })),
    tools: z.array(z.string()),
    years: z.record(z.string(), z.number()),
    projects: z.array(z.object({ title: z.string(), metrics: z.record(z.string(), z.number()) })),
    roles: z.array(z.string()),
  })
  .meta({ id: 'IE' });

export const CoverageRequest = z.object({ jd: JD, transcript: freeText }).meta({ id: 'CoverageRequest' });

export const RubricScoreRequest = z
  .object({ jd: JD, transcript: z.union([freeText, IE]), coverage: Coverage.nullable().default(null) })
  .meta({ id: 'RubricScoreRequest' });

export const Rubric = z
  .object({
    scores: z.record(z.string(), z.number().int().min(0).max(5)),
    red_flags: z.array(z.string()),
    evidence: z.array(Quote.extend({ competency: z.string().nullable().default(null) })),
  })
  .meta({ id: 'Rubric' });

export const FinalScoreRequest = z
  .object({
    jd: JD,
    ie: IE,
    coverage: Coverage.nullable().default(null),
    rubric: Rubric.nullable().default(null),
    aux: z.record(z.string(), z.unknown()).default({}),
  })
  .meta({ id: 'FinalScoreRequest' });

export const FinalScore = z
  .object({
    overall: unit,
    decision: z.enum(['move', 'discuss', 'reject']),
    reasons: z.array(z.string()),
    by_comp: z.array(z.object({ name: z.string(), score: z.number() })),
  })
  .meta({ id: 'FinalScore' });

export const ReportRequest = z
  .object({
    candidate: z.union([z.string(), z.record(z.string(), z.unknown())]).nullable().default(null),
    vacancy: z.union([z.string(), z.record(z.string(), z.unknown())]).nullable().default(null),
    rubric: Rubric,
    final: FinalScore,
    audio_url: z.string().max(4_000).default('audio'),
  })
  .meta({ id: 'ReportRequest' });

export const ATSSyncRequest = z
  .object({
    candidate_id: name,
    vacancy_id: name,
    decision: z.string().min(1).max(100),
    report_link: z.string().min(1).max(4_000),
  })
  .meta({ id: 'ATSSyncRequest' });

export const ErrorBody = z.object({ detail: z.string() }).meta({ id: 'Error' });

const lang = z.string().max(35).optional().describe('"ru" or "en"; wins over Accept-Language');
const mock = z.string().max(10).optional().describe('"1" asks for the deterministic mock');
const failures = { 400: json(ErrorBody, 'Validation failed or the request is wrong'), 500: json(ErrorBody, 'Server or LLM failure') };

export const screeningApi = defineApi({
  name: 'screening',
  title: 'Viva screening API',
  version: '1.0.0',
  description: 'A screening interview: streamed speech, dialogue manager, extraction, coverage, rubric, score, report, ATS.',
  routes: {
    startInterview: {
      method: 'post',
      path: '/interview/start',
      summary: 'Create an interview session; returns its id and socket address',
      query: z.object({ lang }),
      replies: { 200: json(z.object({ session_id: z.string(), ws_url: z.string() }), 'Created'), ...failures },
    },
    speak: {
      method: 'post',
      path: '/tts',
      summary: 'Speech synthesis as a stream of WAV or 16 kHz PCM16LE',
      query: z.object({ lang }),
      body: TTSRequest,
      replies: { 200: bytes(['audio/wav', 'audio/L16'], 'Audio'), ...failures, 503: json(ErrorBody, 'No voice can speak') },
    },
    nextAction: {
      method: 'post',
      path: '/dm/next',
      summary: 'The dialogue manager’s next action',
      query: z.object({ mock }),
      body: DMRequest,
      replies: { 200: json(NextAction), ...failures },
    },
    extract: {
      method: 'post',
      path: '/ie/extract',
      summary: 'Skills, tools, years, projects and roles out of a transcript',
      body: IEExtractRequest,
      bodyLimitBytes: 8 * 1024 * 1024,
      replies: { 200: json(IE), ...failures },
    },
    coverage: {
      method: 'post',
      path: '/match/coverage',
      summary: 'How much of the job description the transcript covers',
      body: CoverageRequest,
      bodyLimitBytes: 8 * 1024 * 1024,
      replies: { 200: json(Coverage), ...failures },
    },
    scoreRubric: {
      method: 'post',
      path: '/rubric/score',
      summary: 'Rubric scores 0..5 with evidence',
      query: z.object({ mock }),
      body: RubricScoreRequest,
      bodyLimitBytes: 8 * 1024 * 1024,
      replies: { 200: json(Rubric), ...failures },
    },
    scoreFinal: {
      method: 'post',
      path: '/score/final',
      summary: 'The final score and recommendation',
      body: FinalScoreRequest,
      bodyLimitBytes: 8 * 1024 * 1024,
      replies: { 200: json(FinalScore), ...failures },
    },
    report: {
      method: 'post',
      path: '/report',
      summary: 'The report as HTML or PDF',
      query: z.object({ fmt: z.enum(['html', 'pdf']).default('html'), lang }),
      body: ReportRequest,
      bodyLimitBytes: 8 * 1024 * 1024,
      replies: { 200: bytes(['text/html; charset=utf-8', 'application/pdf'], 'The report'), ...failures },
    },
    syncAts: {
      method: 'post',
      path: '/ats/sync',
      summary: 'Hand a decision to the applicant tracking system',
      body: ATSSyncRequest,
      replies: {
        200: json(z.unknown(), 'What the ATS answered'),
        202: json(z.object({ status: z.string() }), 'Accepted by the mock'),
        ...failures,
        502: json(ErrorBody, 'The ATS did not answer'),
      },
    },
    health: {
      method: 'get',
      path: '/healthz',
      summary: 'Whether the service works, with the state of its engines',
      replies: {
        200: json(z.looseObject({ status: z.literal('ok') })),
      },
    },
    metrics: {
      method: 'get',
      path: '/metrics',
      summary: 'Prometheus metrics',
      replies: { 200: bytes(['text/plain; version=0.0.4; charset=utf-8'], 'Metrics in Prometheus text format') },
    },
  },
  sockets: {
    stream: {
      path: '/stream/{session_id}',
      summary: 'Speech in, recognised text out; `?lang=ru|en|auto` (by default as the session was opened, else detected once), `?rate=` for audio of 8 to 48 kHz',
      messageLimitBytes: 32 * 1024 * 1024,
      frames: [
        { direction: 'in', kind: 'pcm16', description: 'PCM16LE, mono, 16 kHz or the declared rate; 100 ms a frame is usual, 32 MB the most' },
        { direction: 'in', kind: 'text', description: '`PING` is answered with `PONG`; `END` finishes the stream; any other text counts as already recognised' },
        { direction: 'out', kind: 'json', description: 'A partial or a final', schema: ASRChunk },
        { direction: 'out', kind: 'text', description: '`PONG`' },
      ],
    },
  },
});
