/** The desk's endpoints for handing decisions to an ATS. */
import type { atsRoutes } from '../../../contracts/desk-ats.ts';
import { AppError } from '../../base/errors.ts';
import type { Handler } from '../../http/mount.ts';
import type { AtsCourier } from '../../interview/sessions/ats-sync.ts';
import type { Interview } from '../../ports/interviews.ts';
import type { OutboxRow } from '../../ports/screening.ts';
import type { Access } from './access.ts';
import { pageUrl } from './report.ts';

export interface DeskAts {
  readonly courier: AtsCourier;
  /** False while decisions go nowhere: nothing is handed over then. */
  readonly configured: boolean;
  readonly format: 'generic' | 'greenhouse' | 'lever';
  /** Host of the configured address. */
  readonly host: string | null;
}

type Routes = typeof atsRoutes;

/** @param findInterview throws NOT_FOUND */
export function createAtsHandlers(
  ats: DeskAts,
  access: Access,
  findInterview: (id: string) => Interview,
): { readonly [K in keyof Routes]: Handler<Routes[K]> } {
  const assertConfigured = (): void => {
    if (!ats.configured) throw new AppError('CONFLICT', 'No ATS is configured: ATS_MODE=real and MOCK_ATS_URL are needed');
  };
  const reply = (row: OutboxRow | null) => {
    if (row === null) throw new AppError('NOT_FOUND', 'The interview was erased meanwhile');
    return { status: 200, json: row } as const;
  };
  return {
    ats({ context }) {
      access.assertReviewer(context);
      return { status: 200, json: { configured: ats.configured, format: ats.format, host: ats.host, items: [...ats.courier.list()] } };
    },
    async handOver({ params, body, context }) {
      access.assertReviewer(context);
      assertConfigured();
      const { id, state } = findInterview(params.id);
      if (state !== 'finished') throw new AppError('CONFLICT', 'The interview has not ended yet');
      return reply(await ats.courier.handOver({ ...body, reportLink: pageUrl(context.origin, id) }, id));
    },
    async resendAts({ body, context }) {
      access.assertReviewer(context);
      assertConfigured();
      return reply(await ats.courier.resend(body.candidateId, body.vacancyId));
    },
  };
}
