import { Check, Minus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Framing } from './framing.ts';
import css from './framing-guide.module.css';

interface LineProps {
  readonly isGood: boolean | null;
  readonly text: string;
}

function Line({ isGood, text }: LineProps) {
  const Icon = isGood === null ? Minus : isGood ? Check : TriangleAlert;
  return (
    <li className={css.line} data-good={isGood ?? undefined}>
      <Icon size={16} aria-hidden /> {text}
    </li>
  );
}

/** Three lines beside one's own picture: face, distance, light; null while nothing was looked at. */
export function FramingGuide({ framing }: { readonly framing: Framing | null }) {
  const { t } = useTranslation();
  const isGood = (value: string | null | undefined): boolean | null => (value == null ? null : value === 'good');
  return (
    <div role="status">
      <ul className={css.guide} aria-label={t('vision.framing.title')}>
        <Line isGood={isGood(framing?.face)} text={t(`vision.framing.face.${framing?.face ?? 'unseen'}`)} />
        <Line isGood={isGood(framing?.distance)} text={t(`vision.framing.distance.${framing?.distance ?? 'unseen'}`)} />
        <Line isGood={isGood(framing?.light)} text={t(`vision.framing.light.${framing?.light ?? 'unseen'}`)} />
      </ul>
    </div>
  );
}

/** The place for the face, to be laid over one's own picture. */
export function FramingOval({ framing }: { readonly framing: Framing | null }) {
  const isGood = framing?.face === 'good' && framing.distance === 'good';
  return (
    <svg viewBox="0 0 64 48" className={css.oval} data-good={isGood || undefined} aria-hidden>
      <ellipse cx="32" cy="23" rx="9.5" ry="13" />
    </svg>
  );
}
