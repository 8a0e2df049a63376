import { Theme } from '@material-ui/core/styles';

/** The colours that carry meaning, taken from the theme. Never the only sign: words, letters or patterns go with them. */
export function tonesOf(theme: Theme) {
  const { palette } = theme;
  const shade = palette.type === 'dark' ? 'light' : 'dark';
  return {
    good: palette.success[shade],
    fair: palette.success.main,
    warning: palette.warning[shade],
    bad: palette.error[shade],
    unknown: palette.text.secondary,
    accent: palette.primary.main,
    quiet: palette.action.hover,
    line: palette.divider,
  };
}

/** Diagonal stripes, so that what is partial or unknown differs without colour too. */
export function stripes(color: string): string {
  return `repeating-linear-gradient(45deg, ${color} 0 4px, transparent 4px 8px)`;
}
