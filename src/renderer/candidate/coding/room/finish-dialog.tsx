import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { OpenedRoom } from './coding-room.ts';

interface FinishDialogProps {
  readonly open: boolean;
  readonly room: OpenedRoom;
  readonly onClose: () => void;
  readonly onFinish: () => void;
}

/** What happens at the end, and how things stand, said calmly. */
export function FinishDialog({ open, room, onClose, onFinish }: FinishDialogProps) {
  const { t } = useTranslation();
  const { result, code, runs } = useObservable(room.runs.view);
  const state = useObservable(room.keeper.state);
  const isStale = result !== null && code !== null && code !== room.keeper.text();
  const { total = 0, failed = 0 } = result?.summary ?? {};
  return (
    <Dialog
      open={open}
      title={t('codingRoom.finishTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} autoFocus>
            {t('codingRoom.stay')}
          </Button>
          <Button
            kind="primary"
            onClick={() => {
              onClose();
              onFinish();
            }}
          >
            {t('codingRoom.finishNow')}
          </Button>
        </>
      }
    >
      <p>{t('codingRoom.finishText')}</p>
      <p>
        {runs === 0 ? t('codingRoom.finishNone') : t('codingRoom.finishRuns', { runs })}{' '}
        {result && (failed === 0 ? t('codingRoom.finishPassing') : t('codingRoom.finishFailing', { failed, total }))} {isStale && t('codingRoom.finishStale')}
      </p>
      {(state === 'offline' || state === 'refused') && <p>{state === 'offline' ? t('codingRoom.finishUnsaved') : t('codingRoom.save.refused')}</p>}
    </Dialog>
  );
}
