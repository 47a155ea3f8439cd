import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface EndDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onEnd: () => void;
  /** In place of an interview's. */
  readonly words?: { readonly title: string; readonly text: string; readonly end: string };
}

export function EndDialog({ open, onClose, onEnd, words }: EndDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      title={words?.title ?? t('room.endTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} autoFocus>
            {t('room.endStay')}
          </Button>
          <Button
            kind="danger"
            onClick={() => {
              onClose();
              onEnd();
            }}
          >
            {words?.end ?? t('room.endNow')}
          </Button>
        </>
      }
    >
      <p>{words?.text ?? t('room.endText')}</p>
    </Dialog>
  );
}
