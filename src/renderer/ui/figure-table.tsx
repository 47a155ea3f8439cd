import { useState, type ReactNode } from 'react';
import css from './figure-table.module.css';

export interface FigureRow {
  readonly key: string;
  readonly head: ReactNode;
  /** In the order of the columns after the first. */
  readonly cells: readonly string[];
}

interface FigureTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  /** Asked for once the table is opened. */
  readonly rows: () => readonly FigureRow[];
}

/** The numbers behind lines that are drawn, for whoever reads rather than looks; folded away until it is wanted. */
export function FigureTable({ label, columns, rows }: FigureTableProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={css.details} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {isOpen && (
        <div className={css.scroll} tabIndex={0} role="group" aria-label={label}>
          <table className={css.table}>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows().map(({ key, head, cells }) => (
                <tr key={key}>
                  <th scope="row">{head}</th>
                  {cells.map((cell, index) => (
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
