import { useTranslation } from 'react-i18next';
import { Steps } from '../../steps.tsx';

/** Where one is on the way into a practice. */
export function PracticeSteps({ current }: { readonly current: 0 | 1 }) {
  const { t } = useTranslation();
  return <Steps current={current} first={t('practice.setup.step')} second={t('practice.setup.devices')} third={t('practice.setup.room')} />;
}
