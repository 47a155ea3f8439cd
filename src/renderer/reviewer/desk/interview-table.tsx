import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../data/desk.ts';
import { toDate, toMinute, toPercent } from '../../ui/format.ts';
import { DecisionWord } from '../decision-word.tsx';
import { LevelWord } from '../level-word.tsx';
import type { Column, Sorting } from './rows.ts';
import css from './interview-table.module.css';

const columns: readonly Column[] = ['candidate', 'vacancy', 'kind', 'createdAt', 'decision', 'overall'];

/** Where each kind is read. */
const PAGES = { screening: '/interviews/$id', coding: '/coding-interviews/$id', voice: '/talks/$id', proctored: '/proctored-interviews/$id' } as const;

interface InterviewTableProps {
  readonly rows: readonly Summary[];
  readonly sorting: Sorting;
  readonly onSorting: (sorting: Sorting) => void;
}

/** Dense rows; arrows move between them, Enter opens. */
export function InterviewTable({ rows, sorting, onSorting }: InterviewTableProps) {
  const { t } = useTranslation();
  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    <div className={css.frame}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} aria-sort={sorting.by !== column ? undefined : sorting.descending ? 'descending' : 'ascending'} data-column={column}>
                <button type="button" onClick={() => onSorting({ by: column, descending: sorting.by === column ? !sorting.descending : column !== 'candidate' && column !== 'vacancy' })}>
                  {t(`desk.column.${column}`)}
                  {sorting.by === column && (sorting.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: Summary }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const to = PAGES[row.kind];
  const name = row.candidate === '' ? t('desk.noName') : row.candidate;
  return (
    <tr onClick={() => void navigate({ to, params: { id: row.id } })}>
      <td>
        <Link to={to} params={{ id: row.id }} className={css.name} onClick={(event) => event.stopPropagation()}>
          {name}
        </Link>
      </td>
      <td title={row.vacancy}>{row.vacancy}</td>
      <td className={css.quiet}>{t(`desk.kind.${row.kind}`)}</td>
      <td className={css.quiet}>
        <time dateTime={row.createdAt} title={toMinute(row.createdAt, i18n.language)}>
          {toDate(row.createdAt, i18n.language)}
        </time>
      </td>
      <td>
        {row.state !== 'finished' ? (
          <span className={css.quiet}>{t(`desk.state.${row.state}`)}</span>
        ) : row.level !== null ? (
          <LevelWord level={row.level} />
        ) : (
          <DecisionWord decision={row.decision} />
        )}
      </td>
      <td className={css.number}>{row.overall === null ? '–' : toPercent(row.overall)}</td>
    </tr>
  );
}
