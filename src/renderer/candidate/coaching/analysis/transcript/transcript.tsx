import { memo, useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../../data/coaching.ts';
import { toClock } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/page.tsx';
import { PlayButton } from '../../../../ui/play-button.tsx';
import { playerKeys } from '../player/player-keys.ts';
import type { Playback } from '../player/playback.ts';
import { toParagraphs, type Paragraph, type Piece } from './paragraphs.ts';
import { followWords } from './follow-words.ts';
import { Legend } from './legend.tsx';
import css from './transcript.module.css';

interface TranscriptProps {
  readonly analysis: Pick<Analysis, 'words' | 'fillers' | 'pauses' | 'language'>;
  readonly playback: Playback;
}

/** What was said, with fillers and pauses where they were. An hour of it stays light: it is drawn once, and the place in it is a class on one word. */
export function Transcript({ analysis, playback }: TranscriptProps) {
  const { t, i18n } = useTranslation();
  const paragraphs = useMemo(() => toParagraphs(analysis), [analysis]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? followWords(box.current, paragraphs, playback) : undefined), [paragraphs, playback]);
  const number = new Intl.NumberFormat(i18n.language);
  const counts = { words: number.format(analysis.words.length), fillers: number.format(analysis.fillers.length), pauses: number.format(analysis.pauses.length) };
  if (analysis.words.length === 0)
    return (
      <Panel title={t('coachingReport.transcript.title')}>
        <p>{t('coachingReport.transcript.empty')}</p>
      </Panel>
    );
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const startS = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset['at'];
    if (startS === undefined || !getSelection()?.isCollapsed) return;
    playback.playFrom(Number(startS));
  };
  return (
    <Panel title={t('coachingReport.transcript.title')}>
      <p className={css.note}>
        {t('coachingReport.transcript.counts', counts)}. {t('coachingReport.transcript.hint')}
      </p>
      <Legend />
      <div ref={box} className={css.box} role="group" aria-label={t('coachingReport.transcript.title')} tabIndex={0} lang={analysis.language ?? undefined} onClick={onClick} onKeyDown={playerKeys(playback)}>
        {paragraphs.map((paragraph) => (
          <ParagraphView key={paragraph.startS} paragraph={paragraph} playback={playback} />
        ))}
      </div>
    </Panel>
  );
}

const ParagraphView = memo(function ParagraphView({ paragraph, playback }: { readonly paragraph: Paragraph; readonly playback: Playback }) {
  const { t } = useTranslation();
  const at = toClock(paragraph.startS);
  return (
    <div className={css.paragraph}>
      <PlayButton isPlaying={false} label={t('coachingReport.transcript.from', { at })} onPress={() => playback.playFrom(paragraph.startS)}>
        {at}
      </PlayButton>
      <p className={css.words}>
        {paragraph.pieces.map((piece, index) => (
          <PieceView key={index} piece={piece} />
        ))}
      </p>
    </div>
  );
});

function PieceView({ piece }: { readonly piece: Piece }) {
  const { t, i18n } = useTranslation();
  if (piece.kind === 'word')
    return (
      <>
        <span className={piece.isFiller ? css.filler : piece.isUnsure ? css.unsure : undefined} data-at={piece.startS} data-word="">
          {piece.text}
        </span>{' '}
      </>
    );
  if (piece.kind === 'sound')
    return (
      <>
        <span className={css.sound} data-at={piece.startS} title={t('coachingReport.transcript.soundHint')}>
          {t('coachingReport.transcript.sound')}
        </span>{' '}
      </>
    );
  const seconds = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(piece.endS - piece.startS);
  return (
    <>
      <span className={css.pause} data-at={piece.startS} title={t('coachingReport.transcript.pauseOf', { seconds })}>
        <span aria-hidden>‖ {seconds}</span>
      </span>{' '}
    </>
  );
}
