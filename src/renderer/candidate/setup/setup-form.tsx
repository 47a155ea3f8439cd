import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import css from './setup-form.module.css';

interface SetupFormProps {
  readonly title: string;
  readonly lead: string;
  /** Where one is on the way into the interview. */
  readonly steps: ReactNode;
  /** The word for going on. */
  readonly next: string;
  /** Whether all that must be filled in is. */
  readonly isComplete: boolean;
  readonly onNext: () => void;
  /** Beside the fields; the page is wide then. */
  readonly aside?: ReactNode;
  /** Panels of fields. @param missing what is wrong with a field that must not stay empty; nothing before the person has tried to go on */
  readonly children: (missing: (text: string) => string | null) => ReactNode;
}

/** The first page on the way into an interview of any kind: what is asked for, what stands beside it, and the way on. */
export function SetupForm({ title, lead, steps, next, isComplete, onNext, aside, children }: SetupFormProps) {
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
        <div className={css.column}>
          {children((text) => (asked && text.trim() === '' ? t('setup.missing') : null))}
          <div>
            <Button type="submit" kind="primary" size="large">
              {next}
            </Button>
          </div>
        </div>
        {hasAside && <div className={css.aside}>{aside}</div>}
      </form>
    </Page>
  );
}
