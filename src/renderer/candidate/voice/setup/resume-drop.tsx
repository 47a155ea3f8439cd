import { FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiFailure, type ApiFailure } from '../../../data/api-failure.ts';
import { readResume, type Reading } from '../../../data/voice.ts';
import { Button } from '../../../ui/button.tsx';
import { DropZone } from '../../../ui/drop-zone.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { refusalOf, refusalOfFile, type Refusal } from './refusal.ts';
import css from './resume-drop.module.css';

interface ResumeDropProps {
  /** The name of the file that was read; null while there is none. */
  readonly fileName: string | null;
  readonly onRead: (file: File, reading: Reading) => void;
  readonly onRemove: () => void;
}

type Problem = { readonly refusal: Refusal } | { readonly failure: ApiFailure };

/** The file's way: chosen or dropped, sent with progress, read, replaced or taken away. */
export function ResumeDrop({ fileName, onRead, onRemove }: ResumeDropProps) {
  const { t } = useTranslation();
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isReplacing, setIsReplacing] = useState(false);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(new DOMException('The page was left', 'AbortError')), []);

  const take = async (file: File | undefined) => {
    if (!file) return;
    const refusal = refusalOfFile(file);
    if (refusal) return setProblem({ refusal });
    const mine = new AbortController();
    underWay.current = mine;
    setProblem(null);
    setSending({ name: file.name, share: 0 });
    try {
      const reading = await readResume(file, { onProgress: (share) => setSending({ name: file.name, share }), signal: mine.signal });
      setIsReplacing(false);
      onRead(file, reading);
    } catch (error) {
      if (mine.signal.aborted) return;
      const refused = refusalOf(error);
      setProblem(refused ? { refusal: refused } : { failure: toApiFailure(error) });
    } finally {
      if (underWay.current === mine) setSending(null);
    }
  };

  if (sending)
    return (
      <div className={css.sending} role="status">
        <p>{sending.share < 1 ? t('talk.reading', { name: sending.name }) : t('talk.readNow')}</p>
        <Progress label={t('talk.reading', { name: sending.name })} value={sending.share < 1 ? sending.share : null} />
        <div>
          <Button
            kind="quiet"
            onClick={() => {
              underWay.current?.abort(new DOMException('Cancelled', 'AbortError'));
              setSending(null);
            }}
          >
            {t('states.cancel')}
          </Button>
        </div>
      </div>
    );
  return (
    <>
      {fileName !== null && !isReplacing ? (
        <div className={css.file}>
          <FileText size={20} aria-hidden className={css.icon} />
          <span className={css.name}>{t('talk.readOf', { name: fileName })}</span>
          <Button onClick={() => setIsReplacing(true)}>{t('talk.replace')}</Button>
          <Button kind="quiet" onClick={onRemove}>
            {t('talk.removeResume')}
          </Button>
        </div>
      ) : (
        <DropZone label={t('talk.drop')} hint={t('talk.dropHint')} accept=".pdf,application/pdf" onFiles={([file]) => void take(file)} />
      )}
      {problem && (
        <ErrorState
          title={t('talk.refused.title')}
          {...('refusal' in problem ? { detail: t(`talk.refused.${problem.refusal}`) } : { error: problem.failure })}
          safe={t('talk.refused.safe')}
        />
      )}
      {fileName === null && !problem && <p className={css.note}>{t('talk.without')}</p>}
    </>
  );
}
