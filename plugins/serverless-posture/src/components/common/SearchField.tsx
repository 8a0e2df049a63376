import { makeStyles, Theme } from '@material-ui/core/styles';
import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      width: '100%',
      boxSizing: 'border-box',
      padding: theme.spacing(1),
      marginBottom: theme.spacing(2),
      font: 'inherit',
      fontSize: 14,
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.background.default,
      border: `1px solid ${theme.palette.text.secondary}`,
      borderRadius: theme.shape.borderRadius,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
      '&::placeholder': { color: theme.palette.text.secondary, opacity: 1 },
    },
  }),
  { name: 'ServerlessPostureSearchField' },
);

/** A search by text, applied when typing pauses; `/` leads to it. */
export function SearchField(props: {
  label: string;
  value: string;
  onChange(value: string): void;
}) {
  const classes = useStyles();
  const { label, value, onChange } = props;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);

  useEffect(() => setTyped(value), [value]);
  useDebounce(() => typed !== value && onChange(typed), 300, [typed]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (
        target.isContentEditable ||
        ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
      )
        return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  return (
    <input
      ref={input}
      type="search"
      className={classes.root}
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder="Search ( / )"
      maxLength={200}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
