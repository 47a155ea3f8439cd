import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { desk } from '../data/desk.ts';
import { queries, queryClient } from '../data/queries.ts';

/** Erases an interview of any kind, and goes back to the list, where it is no more. */
export function useErase(id: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => desk.erase({ params: { id } }),
    async onSuccess() {
      queryClient.setQueryData(queries.interviews.queryKey, (rows) => rows?.filter((row) => row.id !== id));
      await navigate({ to: '/interviews' });
      // All that is known of it, whatever its kind.
      queryClient.removeQueries({ queryKey: queries.interview(id).queryKey });
      await queryClient.invalidateQueries({ queryKey: queries.interviews.queryKey, exact: true });
    },
  });
}
