import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface EraseDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What goes, and what stays. */
  readonly children: ReactNode;
  readonly erase: Pick<UseMutationResult<unknown, Error, void>, 'isPending' | 'mutate'>;
  readonly onClose: () => void;
}

/** Asks before something is erased for good; the safe answer has the focus. */
export function EraseDialog({ open, title, children, erase, onClose }: EraseDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            {t('states.cancel')}
          </Button>
          <Button kind="danger" busy={erase.isPending} onClick={() => erase.mutate(undefined, { onSettled: onClose })}>
            {t('report.eraseNow')}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
