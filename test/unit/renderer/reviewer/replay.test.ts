import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../../src/contracts/code-edits.ts';
import { toTokens, type Inside } from '../../../../src/renderer/reviewer/coding/highlight.ts';
import { lengthOf, toMoments, trackOf } from '../../../../src/renderer/reviewer/coding/moments.ts';
import { advance, createReplay, PAUSE_MS, toActivity, type Edit } from '../../../../src/renderer/reviewer/coding/replay.ts';

const START = Date.parse('2026-01-02T10:00:00.000Z');
const at = (ms: number): string => new Date(START + ms).toISOString();
const typed = (ms: number, offset: number, inserted: string, source: Edit['source'] = 'typing'): Edit => ({ at: at(ms), source, changes: [{ offset, deleted: 0, inserted }] });
const writing = (edits: Edit[]) => ({ initialCode: 'a\nb\n', edits, keptEdits: edits.length, truncated: false });

describe('the replay', () => {
  it('has the same text whichever way one comes to an edit', () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), inserted: fc.string({ maxLength: 4 }), deleted: fc.nat(2) });
    fc.assert(fc.property(fc.array(change, { minLength: 300, maxLength: 700 }), fc.array(fc.nat(700), { maxLength: 12 }), (changes, visits) => {
      const texts = ['a\nb\n'];
      const edits = changes.map(({ at: share, inserted, deleted }, index) => {
        const text = texts.at(-1) ?? '';
        const offset = Math.floor(share * text.length);
        const edit: Edit = { at: at(index), source: 'typing', changes: [{ offset, deleted: Math.min(deleted, text.length - offset), inserted }] };
        texts.push(applyEdit(text, edit) ?? 'never');
        return edit;
      });
      const replay = createReplay(writing(edits), START);
      for (const visit of visits) {
        const count = Math.min(visit, edits.length);
        expect(replay.textAt(count)).toBe(texts[count]);
      }
    }), { numRuns: 30 });
  });

  it('can be stood on at every edit, whatever the page’s clock did', () => {
    const { timesMs, countAt } = createReplay(writing([typed(5_000, 0, 'x'), typed(5_000, 1, 'y'), typed(-9_000, 2, 'z')]), START);
    expect(timesMs.map((time) => countAt(time))).toEqual([1, 2, 3]);
    expect(countAt(0)).toBe(0);
  });

  it('knows the line that changed last, and none for whole texts', () => {
    const replay = createReplay(writing([typed(1, 2, 'x'), typed(2, 0, 'new', 'resync')]), START);
    expect([0, 1, 2].map((count) => replay.lineAt(count))).toEqual([null, 1, null]);
  });

  it('skips pauses to shortly before something happens, and never passes the end', () => {
    const options = { speed: 4, skips: true, stops: [100, 60_000], endMs: 61_000 };
    expect(advance(0, 16, options)).toBe(64);
    expect(advance(200, 16, options)).toBe(60_000 - PAUSE_MS);
    expect(advance(200, 16, { ...options, skips: false })).toBe(264);
    expect(advance(60_990, 16, options)).toBe(61_000);
  });

  it('draws writing so that a paste of pages does not flatten typing', () => {
    const activity = toActivity(createReplay(writing([typed(100, 0, 'x'), typed(900, 0, 'y'.repeat(5_000), 'paste')]), START), 1_000, 10);
    expect(activity[9]).toBe(1);
    expect(activity[1]).toBeGreaterThan(0.05);
    expect(activity[5]).toBe(0);
  });
});

describe('moments', () => {
  it('stand in their order, with pastes and whole texts among them', () => {
    const edits = [typed(10_000, 0, 'x'), typed(20_000, 0, 'pasted', 'paste'), typed(40_000, 0, 'new', 'resync')];
    const replay = createReplay(writing(edits), START);
    const interview = {
      createdAt: at(0), finishedAt: at(60_000),
      moments: [
        { kind: 'message' as const, at: at(30_000), role: 'user' as const, text: 'hm' },
        { kind: 'event' as const, at: at(-500), type: 'tab_switch' as const, details: null },
      ],
    } as unknown as Parameters<typeof toMoments>[0];
    const moments = toMoments(interview, replay, edits.length);
    expect(moments.map(({ kind, timeMs }) => [kind, Math.round(timeMs)])).toEqual([['begin', 0], ['event', 0], ['paste', 20_000], ['message', 30_000], ['resync', 40_000], ['end', 60_000]]);
    expect(moments.map(trackOf)).toEqual([null, 'sign', 'sign', 'message', 'sign', null]);
    expect(lengthOf(moments, replay)).toBe(60_000);
    // Versions that stand in for edits are the replay, not moments of it.
    expect(toMoments(interview, replay, 0).map(({ kind }) => kind)).toEqual(['begin', 'event', 'message', 'end']);
  });
});

describe('words of code', () => {
  const kinds = (line: string, language: 'python' | 'javascript', inside: Inside = '') => toTokens(line, language, inside);

  it('lose no letter, in any text', () => {
    fc.assert(fc.property(fc.string(), fc.constantFrom('python' as const, 'javascript' as const), fc.constantFrom<Inside>('', '"""', '`', '*/'), (line, language, inside) => {
      expect(kinds(line, language, inside).tokens.map(({ text }) => text).join('')).toBe(line);
    }));
  });

  it('are told apart, over lines too', () => {
    expect(kinds('for x in "in": # 1', 'python').tokens.map(({ kind, text }) => `${kind}:${text}`)).toEqual(['keyword:for', 'plain: x ', 'keyword:in', 'plain: ', 'string:"in"', 'plain:: ', 'comment:# 1']);
    const first = kinds('s = """one', 'python');
    expect(first.inside).toBe('"""');
    expect(kinds('two""" + 1', 'python', first.inside)).toEqual({ tokens: [{ kind: 'string', text: 'two"""' }, { kind: 'plain', text: ' + ' }, { kind: 'number', text: '1' }], inside: '' });
    expect(kinds('a(); /* b', 'javascript').inside).toBe('*/');
  });
});
