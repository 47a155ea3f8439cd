import { describe, expect, it } from 'vitest';
import { toAtsStage } from '../../../../src/renderer/reviewer/ats/ats-stage.ts';

describe('how far a decision is', () => {
  it('tells what goes on by itself from what waits for a person', () => {
    const at = '2026-01-01T00:00:00Z';
    expect([
      toAtsStage({ state: 'sent', nextTryAt: null }), toAtsStage({ state: 'refused', nextTryAt: null }),
      toAtsStage({ state: 'pending', nextTryAt: at }), toAtsStage({ state: 'pending', nextTryAt: null }),
    ]).toEqual(['sent', 'refused', 'waiting', 'givenUp']);
  });
});
