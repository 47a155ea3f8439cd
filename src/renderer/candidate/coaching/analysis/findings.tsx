import type { Analysis } from '../../../data/coaching.ts';
import { EstimatesPanel } from './estimates/estimates-panel.tsx';
import { ChangesPanel } from './feedback/changes-panel.tsx';
import { FeedbackPanel } from './feedback/feedback-panel.tsx';
import { StarPanel } from './feedback/star-panel.tsx';
import { FiguresPanel } from './figures/figures-panel.tsx';
import { Gaps } from './gaps.tsx';
import type { Playback } from './player/playback.ts';
import { TimeLine } from './time-line/time-line.tsx';
import { Transcript } from './transcript/transcript.tsx';

/** All that an analysis showed, what to do with it first. */
export function Findings({ analysis, playback }: { readonly analysis: Analysis; readonly playback: Playback }) {
  const { feedback } = analysis;
  const language = analysis.language ?? undefined;
  return (
    <>
      <Gaps gaps={analysis.gaps} />
      <FeedbackPanel feedback={feedback} language={language} playback={playback} />
      {feedback.star && <StarPanel star={feedback.star} language={language} playback={playback} />}
      {feedback.changes.length > 0 && <ChangesPanel changes={feedback.changes} language={language} />}
      <TimeLine analysis={analysis} playback={playback} />
      <Transcript analysis={analysis} playback={playback} />
      <FiguresPanel analysis={analysis} />
      <EstimatesPanel analysis={analysis} playback={playback} />
    </>
  );
}
