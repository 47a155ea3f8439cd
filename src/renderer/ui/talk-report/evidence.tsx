import type { TalkReport } from '../../data/voice.ts';
import { PlayTurn } from './play-turn.tsx';
import type { TurnSound } from './use-turn-sound.ts';
import css from './talk-report.module.css';

/** The words that something rests on; a press plays the turn they are from. */
export function Evidence({ evidence, sound }: { readonly evidence: TalkReport['strengths'][number]['evidence']; readonly sound: TurnSound }) {
  return evidence.map(({ quote, sequence }, index) => (
    <blockquote key={index} className={css.quote} lang={sound.language}>
      <p>{quote}</p>
      <PlayTurn sequence={sequence} sound={sound} label={quote} />
    </blockquote>
  ));
}
