import { describe, expect, it } from 'vitest';
import { toRows, type Choice } from '../../../../src/renderer/reviewer/desk/rows.ts';

type Row = Parameters<typeof toRows>[0][number];
const row = (candidate: string, decision: Row['decision'], overall: number | null, day: number): Row => ({
  id: candidate,
  kind: 'screening',
  state: 'finished',
  candidate,
  vacancy: day % 2 ? 'Backend developer' : 'Инженер',
  language: 'en',
  createdAt: `2026-01-0${day}T10:00:00.000Z`,
  finishedAt: null,
  decision,
  level: null,
  overall,
});
const rows = [row('Anna', 'discuss', 0.7, 1), row('Борис', 'move', 0.9, 2), row('Clara', null, null, 3), row('anton', 'discuss', 0.65, 4)];
const names = (choice: Partial<Choice>) =>
  toRows(rows, { search: '', kind: 'all', outcome: 'all', sorting: { by: 'createdAt', descending: true }, ...choice }).map((each) => each.candidate);

describe('rows of the desk', () => {
  it('finds by every word, in any case, in name and vacancy', () => {
    expect(names({ search: 'an' })).toEqual(['anton', 'Anna']);
    expect(names({ search: 'инж БОР' })).toEqual(['Борис']);
    expect(names({ search: 'nobody' })).toEqual([]);
  });

  it('filters by recommendation', () => {
    expect(names({ outcome: 'discuss' })).toEqual(['anton', 'Anna']);
    expect(names({ outcome: 'none' })).toEqual(['Clara']);
  });

  it('filters by kind and by level, and ranks levels', () => {
    const coded = (candidate: string, level: Row['level']): Row => ({ ...row(candidate, null, 0.5, 5), kind: 'coding', level });
    const all = [...rows, coded('Dora', 'middle+'), coded('Emil', 'junior'), coded('Faye', null)];
    const found = (choice: Partial<Choice>) =>
      toRows(all, { search: '', kind: 'coding', outcome: 'all', sorting: { by: 'decision', descending: true }, ...choice }).map((each) => each.candidate);
    expect(found({})).toEqual(['Dora', 'Emil', 'Faye']);
    expect(found({ outcome: 'junior' })).toEqual(['Emil']);
    expect(found({ kind: 'all', outcome: 'none' })).toEqual(['Faye', 'Clara']);
  });

  it('sorts by any column, ties by date, what is missing last when descending', () => {
    expect(names({ sorting: { by: 'overall', descending: true } })).toEqual(['Борис', 'Anna', 'anton', 'Clara']);
    expect(names({ sorting: { by: 'decision', descending: true } })).toEqual(['Борис', 'anton', 'Anna', 'Clara']);
    expect(names({ sorting: { by: 'createdAt', descending: false } })).toEqual(['Anna', 'Борис', 'Clara', 'anton']);
  });
});
