import { CircleCheck, CircleDashed, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TalkReport } from '../../data/voice.ts';
import { Panel } from '../page.tsx';
import { Evidence } from './evidence.tsx';
import type { TurnSound } from './use-turn-sound.ts';
import css from './talk-report.module.css';

interface FindingsProps {
  readonly title: string;
  /** What is said when there are none. */
  readonly none: string;
  readonly findings: TalkReport['strengths'];
  readonly sound: TurnSound;
}

/** Strengths or gaps, each with the words it rests on. */
export function Findings({ title, none, findings, sound }: FindingsProps) {
  return (
    <Panel title={title}>
      {findings.length === 0 && <p className={css.note}>{none}</p>}
      <ul className={css.list}>
        {findings.map(({ text, evidence }, index) => (
          <li key={index} className={css.finding}>
            <p lang={sound.language}>{text}</p>
            <Evidence evidence={evidence} sound={sound} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const icons = { confirmed: CircleCheck, not_discussed: CircleDashed, unclear: CircleHelp };

/** What the resume says, and whether the talk bore it out. */
export function Claims({ claims, sound }: { readonly claims: TalkReport['claims']; readonly sound: TurnSound }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('talkReport.claims')}>
      {claims.length === 0 && <p className={css.note}>{t('talkReport.noClaims')}</p>}
      <ul className={css.list}>
        {claims.map(({ claim, status, evidence }, index) => {
          const Icon = icons[status];
          return (
            <li key={index} className={css.finding}>
              <span className={css.status} data-status={status}>
                <Icon size={16} aria-hidden /> {t(`talkReport.claim.${status}`)}
              </span>
              <p lang={sound.language}>{claim}</p>
              <Evidence evidence={evidence} sound={sound} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
