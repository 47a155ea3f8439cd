import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/states.tsx';

interface RecordingPageProps {
  readonly practiceId: string;
  readonly mediaId: string;
}

/** What a recording of one's own practice showed. */
export function RecordingPage({ mediaId }: RecordingPageProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('coachingReport.title')} width="wide">
      <div key={mediaId}>
        <Skeleton lines={8} />
      </div>
    </Page>
  );
}
