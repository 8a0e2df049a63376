import { makeStyles, Theme } from '@material-ui/core/styles';
import { GraphNode } from 'backstage-plugin-serverless-posture-common';
import { forwardRef, KeyboardEvent } from 'react';
import { stripes, tonesOf } from '../../tones';
import { number, severityWord } from '../../words';
import { NODE, Point } from './layout';
import { kindWords, nameOf, sentenceOf } from './words';

const useStyles = makeStyles(
  (theme: Theme) => {
    const tones = tonesOf(theme);
    return {
      root: {
        position: 'absolute',
        width: NODE.width,
        height: NODE.height,
        boxSizing: 'border-box',
        padding: '3px 8px',
        border: `1px solid ${tones.unknown}`,
        borderRadius: 4,
        font: 'inherit',
        fontSize: 12,
        lineHeight: '16px',
        textAlign: 'left',
        color: theme.palette.text.primary,
        backgroundColor: theme.palette.background.paper,
        cursor: 'pointer',
        overflow: 'hidden',
        '&:focus-visible': {
          outline: `3px solid ${tones.accent}`,
          outlineOffset: 1,
        },
      },
      exposed: { border: `3px solid ${tones.bad}`, padding: '1px 6px' },
      perhaps: { border: `2px dashed ${tones.warning}`, padding: '2px 7px' },
      selected: { boxShadow: `0 0 0 3px ${tones.accent}` },
      unknown: {
        backgroundImage: stripes(tones.quiet),
      },
      line: {
        display: 'block',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      },
      soft: { color: theme.palette.text.secondary },
    };
  },
  { name: 'ServerlessPostureNodeBox' },
);

/** One node of the graph: what it is, its name, and what fails. */
export const NodeBox = forwardRef<
  HTMLButtonElement,
  {
    node: GraphNode;
    at: Point;
    selected: boolean;
    /** Whether the Tab key leads here; arrow keys lead to the others. */
    tabStop: boolean;
    onSelect(): void;
    onKey(event: KeyboardEvent): void;
    onFocus(): void;
  }
>(({ node, at, selected, tabStop, onSelect, onKey, onFocus }, ref) => {
  const classes = useStyles();
  const { exposure, unknown, hidden, remark, open, kind } = node;
  const classNames = [
    classes.root,
    exposure === 'INTERNET' && kind !== 'internet' && classes.exposed,
    exposure === 'UNKNOWN' && classes.perhaps,
    (unknown || hidden) && classes.unknown,
    selected && classes.selected,
  ];
  return (
    <button
      ref={ref}
      type="button"
      className={classNames.filter(Boolean).join(' ')}
      style={{ left: at.x, top: at.y }}
      tabIndex={tabStop ? 0 : -1}
      aria-pressed={selected}
      title={sentenceOf(node)}
      onClick={onSelect}
      onKeyDown={onKey}
      onFocus={onFocus}
    >
      <span className={`${classes.line} ${classes.soft}`}>
        {kindWords[kind]}
        {exposure === 'INTERNET' && kind !== 'internet' && ' · open'}
        {unknown && ' · unknown'}
      </span>
      <strong className={classes.line}>{nameOf(node)}</strong>
      <span className={`${classes.line} ${classes.soft}`}>
        {open.failed > 0
          ? `${number(open.failed)} failing${
              open.severity ? `, ${severityWord(open.severity)}` : ''
            }`
          : remark}
      </span>
    </button>
  );
});
NodeBox.displayName = 'NodeBox';
