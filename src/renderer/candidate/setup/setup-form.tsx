import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import css from './setup-form.module.css';

interface SetupFormProps {
  readonly title: string;
  readonly lead: string;
  /** Where one is on the way into the interview, where there is more than this page. */
  readonly steps?: ReactNode;
  /** The word for going on. */
  readonly next: string;
  /** Whether all that must be filled in is. */
  readonly isComplete: boolean;
  readonly onNext: () => void;
  /** Going on is being worked on. */
  readonly busy?: boolean;
  /** Beside the fields; the page is wide then. */
  readonly aside?: ReactNode;
  /** Right above the way on: what is agreed to, what went wrong. @param asked the person has tried to go on */
  readonly foot?: (asked: boolean) => ReactNode;
  /** Panels of fields. @param missing what is wrong with a field that must not stay empty; nothing before the person has tried to go on */
  readonly children: (missing: (text: string) => string | null) => ReactNode;
}

/** The first page on the way into an interview of any kind: what is asked for, what stands beside it, and the way on. */
export function SetupForm({ title, lead, steps, next, isComplete, onNext, busy, aside, foot, children }: SetupFormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isComplete) onNext();
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const hasAside = aside !== undefined;
  return (
    <Page title={title} lead={lead} width={hasAside ? 'wide' : 'narrow'} actions={steps}>
      <form ref={form} className={css.columns} data-aside={hasAside || undefined} onSubmit={submit} noValidate>
        <div className={css.column}>{children((text) => (asked && text.trim() === '' ? t('setup.missing') : null))}</div>
        {hasAside && <div className={css.aside}>{aside}</div>}
        <div className={css.foot}>
          {foot?.(asked)}
          <div>
            <Button type="submit" kind="primary" size="large" busy={busy}>
              {next}
            </Button>
          </div>
        </div>
      </form>
    </Page>
  );
}
