import MuiTab from '@material-ui/core/Tab';
import MuiTabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode, useState } from 'react';

const useStyles = makeStyles(
  {
    tabs: { minHeight: 40 },
    tab: {
      minWidth: 0,
      minHeight: 40,
      textTransform: 'none',
      fontSize: 14,
      padding: '6px 12px',
    },
    panel: { paddingTop: 12 },
  },
  { name: 'ServerlessPostureTabs' },
);

let lastId = 0;

/** Tabs over one panel. */
export function Tabs(props: {
  label: string;
  tabs: Array<{ id: string; label: string }>;
  selected: string;
  onSelect(id: string): void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { label, tabs, selected, onSelect, children } = props;
  const [base] = useState(() => {
    lastId += 1;
    return `serverless-posture-tabs-${lastId}`;
  });
  const value = tabs.some(tab => tab.id === selected) ? selected : tabs[0]?.id;
  return (
    <>
      <MuiTabs
        aria-label={label}
        value={value}
        onChange={(_, id) => onSelect(id)}
        className={classes.tabs}
        indicatorColor="primary"
        variant="scrollable"
        scrollButtons="off"
      >
        {tabs.map(tab => (
          <MuiTab
            key={tab.id}
            value={tab.id}
            label={tab.label}
            id={`${base}-${tab.id}`}
            aria-controls={tab.id === value ? `${base}-panel` : undefined}
            className={classes.tab}
          />
        ))}
      </MuiTabs>
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${value}`}
        className={classes.panel}
      >
        {children}
      </div>
    </>
  );
}
