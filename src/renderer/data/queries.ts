/** What pages read and change, as queries of one cache. Keys live here and nowhere else. */
import { QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiFailure } from './api-failure.ts';
import { desk, type Language } from './desk.ts';
import { voiceDesk } from './voice.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (count, error) => count < 2 && error instanceof ApiFailure && error.isPassing,
    },
    mutations: { networkMode: 'always' },
  },
});

export const queries = {
  status: queryOptions({ queryKey: ['status'], queryFn: ({ signal }) => desk.status({ signal }) }),
  models: queryOptions({ queryKey: ['models'], queryFn: ({ signal }) => desk.models({ signal }) }),
  samples: queryOptions({ queryKey: ['samples'], queryFn: ({ signal }) => desk.samples({ signal }), staleTime: Infinity }),
  ats: queryOptions({
    queryKey: ['ats'],
    queryFn: ({ signal }) => desk.ats({ signal }),
    // Items go on by themselves.
    refetchInterval: ({ state }) => (state.data?.items.some((item) => item.state === 'pending') ? 15_000 : false),
  }),
  interviews: queryOptions({ queryKey: ['interviews'], queryFn: ({ signal }) => desk.listInterviews({ signal }) }),
  interview: (id: string) => queryOptions({ queryKey: ['interviews', id], queryFn: ({ signal }) => desk.detail({ params: { id }, signal }) }),
  coding: (id: string) => queryOptions({ queryKey: ['interviews', id, 'coding'], queryFn: ({ signal }) => desk.codingDetail({ params: { id }, signal }) }),
  codingReplay: (id: string) => queryOptions({ queryKey: ['interviews', id, 'replay'], queryFn: ({ signal }) => desk.codingReplay({ params: { id }, signal }) }),
  talk: (id: string) => queryOptions({ queryKey: ['interviews', id, 'talk'], queryFn: ({ signal }) => voiceDesk.voiceDetail({ params: { id }, signal }) }),
  proctored: (id: string) => queryOptions({ queryKey: ['interviews', id, 'proctored'], queryFn: ({ signal }) => desk.proctoredDetail({ params: { id }, signal }) }),
  transcriptions: queryOptions({ queryKey: ['transcriptions'], queryFn: ({ signal }) => desk.listTranscriptions({ signal }) }),
  transcription: (id: string) => queryOptions({ queryKey: ['transcriptions', id], queryFn: ({ signal }) => desk.transcription({ params: { id }, signal }) }),
  job: (text: string, language: Language, role: string) =>
    queryOptions({
      queryKey: ['job', language, role, text],
      queryFn: ({ signal }) => desk.parseJob({ body: { text, language, role }, signal }),
      enabled: text.trim().length > 0,
      staleTime: Infinity,
    }),
};

/** Forgets everything that only a reviewer may see. */
export function forgetReviewerData(): void {
  queryClient.removeQueries({ queryKey: ['interviews'] });
  queryClient.removeQueries({ queryKey: ['ats'] });
  queryClient.removeQueries({ queryKey: ['transcriptions'] });
}
