import { useTranslation } from 'react-i18next';
import { failureKind } from '../data/failure-kind.ts';
import css from './failure-text.module.css';

/** What did not work, in the person's language; under it, small, the words of the program that refused. */
export function FailureText({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const kind = failureKind(error);
  return (
    <>
      {t(`failures.${kind}`)}
      {kind !== 'noAnswer' && error.message !== '' && (
        <small className={css.detail} lang="en">
          {error.message}
        </small>
      )}
    </>
  );
}
