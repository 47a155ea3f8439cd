/** Panes side by side or one above the other, whose borders can be moved by mouse and by arrow keys. */
import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { paneSizes } from '../data/coding-kept.ts';
import css from './panes.module.css';

export interface Pane {
  readonly id: string;
  /** Percent of the whole, until the person moves a border. */
  readonly size: number;
  /** Pixels that it always keeps. */
  readonly minPx: number;
  /** Names the border after this pane. */
  readonly borderLabel?: string;
  readonly content: ReactNode;
}

interface PanesProps {
  /** Under this name the sizes are remembered in this browser. */
  readonly name: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly panes: readonly Pane[];
}

export function Panes({ name, orientation, panes }: PanesProps) {
  const kept = paneSizes.get()[name];
  const isWhole = kept && panes.every(({ id }) => kept[id] !== undefined);
  return (
    <Group
      id={name}
      orientation={orientation}
      className={css.group}
      defaultLayout={isWhole ? kept : undefined}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) paneSizes.update((all) => ({ ...all, [name]: layout }));
      }}
    >
      {panes.map(({ id, size, minPx, borderLabel, content }, index) => (
        <Fragment key={id}>
          <Panel id={id} defaultSize={`${size}%`} minSize={`${minPx}px`} className={css.pane}>
            {content}
          </Panel>
          {index < panes.length - 1 && <Separator className={css.border} aria-label={borderLabel} />}
        </Fragment>
      ))}
    </Group>
  );
}
