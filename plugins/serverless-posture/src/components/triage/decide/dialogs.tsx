import TextField from '@material-ui/core/TextField';
import { DecisionInput } from 'backstage-plugin-serverless-posture-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { DecideDialog } from './DecideDialog';
import { OwnerField } from './OwnerField';

/** Something that is decided about findings. */
export type DecisionVerb = 'assign' | 'acknowledge' | 'snooze' | 'note';

/** What a dialog is given. */
export interface DecisionDialogProps {
  /** What it is about: `9 findings`. */
  about: string;
  decide(decision: DecisionInput): Promise<void>;
  onClose(): void;
}

/** The dialog of each verb. */
export const decisionDialogs: Record<
  DecisionVerb,
  (props: DecisionDialogProps) => JSX.Element
> = {
  assign: AssignDialog,
  acknowledge: AcknowledgeDialog,
  snooze: SnoozeDialog,
  note: NoteDialog,
};

function AssignDialog({ about, decide, onClose }: DecisionDialogProps) {
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  return (
    <DecideDialog
      title={`Assign ${about}`}
      verb={to.trim() ? 'Assign' : 'Assign to nobody'}
      act={() =>
        decide({
          assign: to.trim() ? { to: to.trim() } : {},
          note: note.trim() || undefined,
        })
      }
      onClose={onClose}
    >
      <OwnerField label="Group or user" value={to} onChange={setTo} />
      <NoteField value={note} onChange={setNote} />
    </DecideDialog>
  );
}

function AcknowledgeDialog({ about, decide, onClose }: DecisionDialogProps) {
  const [note, setNote] = useState('');
  return (
    <DecideDialog
      title={`Acknowledge ${about}`}
      verb="Acknowledge"
      act={() =>
        decide({ workflow: 'NOTIFIED', note: note.trim() || undefined })
      }
      onClose={onClose}
    >
      <div>Somebody has seen it and deals with it. It goes on counting.</div>
      <NoteField value={note} onChange={setNote} />
    </DecideDialog>
  );
}

const CHANGED = 'changed';
const DAY = 'day';

function SnoozeDialog({ about, decide, onClose }: DecisionDialogProps) {
  const [until, setUntil] = useState('7');
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const snooze = (): DecisionInput['snooze'] => {
    if (until === CHANGED) return { untilChanged: true };
    const moment =
      until === DAY
        ? DateTime.fromISO(day)
        : DateTime.now()
            .plus({ days: Number(until) })
            .startOf('day');
    return { until: moment.toUTC().toISO()! };
  };
  return (
    <DecideDialog
      title={`Snooze ${about}`}
      verb="Snooze"
      incomplete={until === DAY && !DateTime.fromISO(day).isValid}
      act={() => decide({ snooze: snooze(), note: note.trim() || undefined })}
      onClose={onClose}
    >
      <div>Out of sight for a while. It goes on counting.</div>
      <TextField
        id="serverless-posture-snooze"
        select
        SelectProps={{ native: true }}
        label="Until"
        value={until}
        onChange={event => setUntil(event.target.value)}
        variant="outlined"
        size="small"
      >
        <option value="7">in a week</option>
        <option value="30">in a month</option>
        <option value={DAY}>a day</option>
        <option value={CHANGED}>it changes</option>
      </TextField>
      {until === DAY && <DayField label="Day" value={day} onChange={setDay} />}
      <NoteField value={note} onChange={setNote} />
    </DecideDialog>
  );
}

function NoteDialog({ about, decide, onClose }: DecisionDialogProps) {
  const [note, setNote] = useState('');
  return (
    <DecideDialog
      title={`Note on ${about}`}
      verb="Save note"
      incomplete={!note.trim()}
      act={() => decide({ note: note.trim() })}
      onClose={onClose}
    >
      <NoteField value={note} onChange={setNote} required />
    </DecideDialog>
  );
}

/** A text of a few lines. */
export function NoteField(props: {
  label?: string;
  value: string;
  onChange(note: string): void;
  required?: boolean;
}) {
  const { label = 'Note', value, onChange, required } = props;
  return (
    <TextField
      id={`serverless-posture-${label.toLocaleLowerCase('en')}`}
      label={required ? label : `${label}, if you like`}
      value={value}
      onChange={event => onChange(event.target.value)}
      inputProps={{ maxLength: 2000 }}
      variant="outlined"
      size="small"
      multiline
      minRows={2}
      fullWidth
    />
  );
}

/** A day to come. */
export function DayField(props: {
  label: string;
  value: string;
  /** `YYYY-MM-DD`. */
  latest?: string;
  helperText?: string;
  onChange(day: string): void;
}) {
  const { label, value, latest, helperText, onChange } = props;
  return (
    <TextField
      id={`serverless-posture-${label.toLocaleLowerCase('en')}`}
      type="date"
      label={label}
      helperText={helperText}
      value={value}
      onChange={event => onChange(event.target.value)}
      InputLabelProps={{ shrink: true }}
      inputProps={{
        min: DateTime.now().plus({ days: 1 }).toISODate(),
        max: latest,
      }}
      variant="outlined"
      size="small"
    />
  );
}
