/** What the pages of one's own practice read; their keys live here and nowhere else. */
import { queryOptions } from '@tanstack/react-query';
import { coachingDesk, isAnalysing } from './coaching.ts';
import type { Language } from './desk.ts';

export const practiceQueries = {
  practices: (language: Language) =>
    queryOptions({ queryKey: ['practices', 'history', language], queryFn: ({ signal }) => coachingDesk.coachingHistory({ query: { language }, signal }) }),
  practice: (id: string) =>
    queryOptions({
      queryKey: ['practices', 'one', id],
      queryFn: ({ signal }) => coachingDesk.coachingPractice({ params: { id }, signal }),
      // Analyses go on by themselves.
      refetchInterval: ({ state }) => (state.data?.recordings.some(({ analysis }) => isAnalysing(analysis)) ? 2_000 : false),
    }),
  recording: (id: string) =>
    queryOptions({
      queryKey: ['practices', 'recording', id],
      queryFn: ({ signal }) => coachingDesk.coachingMedia({ params: { id }, signal }),
      // The analysis goes on by itself.
      refetchInterval: ({ state }) => (state.data && isAnalysing(state.data.analysis) ? 1_000 : false),
    }),
};
