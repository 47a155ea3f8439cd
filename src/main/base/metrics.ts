/** Prometheus metrics, by the names that the screening document's service had, plus ours. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { createLoopDelay } from './loop-delay.ts';

const FAST = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SPEECH = [0.1, 0.2, 0.4, 0.6, 0.9, 1.2, 1.5, 2, 3, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

/** A fresh registry with all of the product's metrics; one for each server. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets: number[]) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets, registers });
  const loopDelay = createLoopDelay();
  new Gauge({
    name: 'nodejs_eventloop_lag_p99_seconds', help: 'Delay of the event loop since the last scrape, 99th percentile', registers,
    collect() {
      this.set(loopDelay.takeP99S());
    },
  });
  return {
    httpRequests: new Counter({ name: 'http_requests_total', help: 'HTTP requests', labelNames: ['method', 'endpoint', 'http_status'], registers }),
    httpLatency: histogram('http_request_latency_seconds', 'HTTP latency', ['method', 'endpoint'], FAST),
    asrPartialLatency: histogram('asr_partial_latency_seconds', 'From audio to the partial that covers it', [], SPEECH),
    asrFinalLatency: histogram('asr_final_latency_seconds', 'From the end of speech to its final', [], SPEECH),
    llmLatency: histogram('llm_latency_seconds', 'Language model calls', [], SPEECH),
    llmCalls: new Counter({ name: 'viva_llm_calls_total', help: 'Language model calls by how they went', labelNames: ['task', 'mode', 'outcome'], registers }),
    llmTokens: new Counter({ name: 'viva_llm_tokens_total', help: 'Tokens, where the server counts them', labelNames: ['kind'], registers }),
    llmFirstToken: histogram('viva_llm_first_token_seconds', 'To the first words of a streamed reply', [], SPEECH),
    dmLatency: histogram('dm_latency_seconds', 'Dialogue manager', ['mode'], FAST),
    ttsFirst: histogram('tts_ttf_seconds', 'Time to the first audio', ['engine', 'mode'], SPEECH),
    ttsBytes: new Counter({ name: 'tts_bytes_total', help: 'Audio bytes sent', labelNames: ['engine', 'mode'], registers }),
    voiceTurn: histogram('viva_voice_turn_seconds', 'From the candidate’s last sound to the interviewer’s first, by stage', ['stage'], SPEECH),
    scoreOverall: histogram('score_overall_hist', 'Overall scores', [], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    openSockets: new Gauge({ name: 'viva_open_sockets', help: 'Open sockets', labelNames: ['api'], registers }),
    droppedQuotes: new Counter({ name: 'viva_dropped_quotes_total', help: 'Model quotes that were not verbatim', registers }),
    engineReady: new Gauge({ name: 'viva_engine_ready', help: '1 when the engine answers', labelNames: ['task', 'engine'], registers }),
    contentType: registry.contentType,
    render: (): Promise<string> => registry.metrics(),
  };
}
