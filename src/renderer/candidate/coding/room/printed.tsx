import css from './printed.module.css';

/** What the code wrote while it ran; nothing when it wrote nothing. */
export function Printed({ label, text }: { readonly label: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <figure className={css.printed} aria-label={label}>
      <figcaption>{label}</figcaption>
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
