import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../data/coaching.ts';
import { Notice } from '../../../ui/notice.tsx';

/** What could not be done with a recording, and what helps. */
export function Gaps({ gaps }: { readonly gaps: Analysis['gaps'] }) {
  const { t } = useTranslation();
  return gaps.map((gap) => <Notice key={gap}>{t(`coachingReport.gaps.${gap}`)}</Notice>);
}
