/** How calls of the language model went, as Prometheus metrics. */
import type { Metrics } from '../base/metrics.ts';
import type { LanguageModelCall } from './language-model.ts';

export function toCallMetrics(metrics: Metrics): (call: LanguageModelCall) => void {
  return ({ task, mode, outcome, firstTokenS, promptTokens, completionTokens }) => {
    metrics.llmCalls.inc({ task, mode, outcome });
    metrics.llmTokens.inc({ kind: 'prompt' }, promptTokens);
    metrics.llmTokens.inc({ kind: 'completion' }, completionTokens);
    if (firstTokenS !== null) metrics.llmFirstToken.observe(firstTokenS);
  };
}
