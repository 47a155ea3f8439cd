import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '../../../../data/coaching.ts';
import { Panel } from '../../../../ui/page.tsx';
import { toCompared } from '../figures/figures.ts';
import css from './feedback.module.css';

const ICONS = { better: ArrowUp, worse: ArrowDown, same: Equal } as const;

/** What changed against the person's own earlier recordings. */
export function ChangesPanel({ changes, language }: { readonly changes: Feedback['changes']; readonly language: string | undefined }) {
  const { t, i18n } = useTranslation();
  return (
    <Panel title={t('coachingReport.feedback.changes')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('coachingReport.feedback.measure')}</th>
            <th scope="col">{t('coachingReport.feedback.before')}</th>
            <th scope="col">{t('coachingReport.feedback.now')}</th>
            <th scope="col">{t('coachingReport.feedback.change')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ about, measure, before, now, direction, text }) => {
            const Icon = ICONS[direction];
            return (
              <tr key={measure}>
                <th scope="row" lang={language}>
                  {measure}
                  <span className={css.text}>{text}</span>
                </th>
                <td>{toCompared(about, before, i18n.language)}</td>
                <td>{toCompared(about, now, i18n.language)}</td>
                <td className={css.direction} data-direction={direction}>
                  <Icon size={16} aria-hidden /> {t(`coachingReport.feedback.direction.${direction}`)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={css.note}>{t('coachingReport.feedback.changesText')}</p>
    </Panel>
  );
}
