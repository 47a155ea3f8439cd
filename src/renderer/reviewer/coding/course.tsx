import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CodingInterview, Writing } from '../../data/desk.ts';
import { queries } from '../../data/queries.ts';
import { toClock } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { CodeView } from './code-view.tsx';
import { MomentList } from './moment-list.tsx';
import { lengthOf, toMoments } from './moments.ts';
import { createReplay } from './replay.ts';
import { ReplayControls } from './replay-controls.tsx';
import { TimeLine } from './time-line.tsx';
import { usePlayer } from './use-player.ts';
import css from './course.module.css';

/** How the interview went: the time line, the writing of the code to go through, and everything that happened. */
export function Course({ interview }: { readonly interview: CodingInterview }) {
  const { t } = useTranslation();
  const writing = useQuery(queries.codingReplay(interview.id));
  return (
    <Panel title={t('codingDesk.course.title')}>
      {writing.isPending && <Skeleton lines={8} />}
      {writing.isError && (
        <ErrorState title={t('codingDesk.course.failed')} error={writing.error} safe={t('codingDesk.course.safe')} onRetry={() => void writing.refetch()} />
      )}
      {writing.data && <Shown interview={interview} writing={writing.data} />}
    </Panel>
  );
}

function Shown({ interview, writing }: { readonly interview: CodingInterview; readonly writing: Writing }) {
  const { t } = useTranslation();
  const { replay, moments, savedMs, endMs } = useMemo(() => {
    const startMs = Date.parse(interview.createdAt);
    const made = createReplay(writing, startMs);
    const found = toMoments(interview, made, writing.keptEdits);
    const saved = interview.savedAt.map((at) => Date.parse(at) - startMs);
    return { replay: made, moments: found, savedMs: saved, endMs: Math.max(lengthOf(found, made), ...saved.slice(-1)) };
  }, [interview, writing]);
  const player = usePlayer(replay, moments, endMs);
  const quotes = (interview.basis?.conversation.signs ?? []).map(({ quote }) => quote.replace(/…$/, '')).filter((quote) => quote !== '');
  const isVersions = writing.keptEdits === 0 && writing.edits.length > 0;
  return (
    <>
      {(isVersions || writing.truncated) && <Notice>{isVersions ? t('codingDesk.course.versionsOnly') : t('codingDesk.course.truncated')}</Notice>}
      <div className={css.column}>
        <TimeLine replay={replay} moments={moments} savedMs={savedMs} timeMs={player.timeMs} endMs={endMs} onTime={player.toTime} />
        <p className={css.note}>{t('codingDesk.course.legend')}</p>
      </div>
      <div className={css.columns}>
        <div className={css.column}>
          {writing.edits.length === 0 ? <p className={css.note}>{t('codingDesk.course.nothing')}</p> : <ReplayControls replay={replay} moments={moments} player={player} />}
          <CodeView
            label={t('codingDesk.course.code', { at: toClock(player.timeMs / 1_000) })}
            code={replay.textAt(player.count)}
            language={interview.codeLanguage}
            line={replay.lineAt(player.count)}
          />
        </div>
        <MomentList moments={moments} timeMs={player.timeMs} playing={player.playing} language={interview.language} quotes={quotes} onTime={player.toTime} />
      </div>
    </>
  );
}
