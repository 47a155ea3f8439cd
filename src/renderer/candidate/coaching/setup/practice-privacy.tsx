import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/page.tsx';
import { Facts } from '../../consent/facts.tsx';
import { useWhatLeaves } from '../../what-leaves.ts';

/** What happens with a recording, said before there is one. */
export function PracticePrivacy() {
  const { t } = useTranslation();
  const leaves = useWhatLeaves();
  const where = leaves === null ? '' : leaves.length === 0 ? t('practice.privacy.nothingLeaves') : leaves.join(' ');
  const facts = [
    ['stays', `${t('practice.privacy.staysText')} ${where}`],
    ['yours', t('practice.privacy.yoursText')],
    ['measured', t('practice.privacy.measuredText')],
    ['emotion', t('practice.privacy.emotionText')],
    ['erase', t('practice.privacy.eraseText')],
  ] as const;
  return (
    <Panel title={t('practice.privacy.title')}>
      <Facts facts={facts.map(([name, text]) => [t(`practice.privacy.${name}`), text])} />
    </Panel>
  );
}
