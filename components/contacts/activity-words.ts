import type { ContactActivity } from '@/lib/contacts/schema';

type Spoken = Pick<ContactActivity, 'kind' | 'direction' | 'duration_seconds' | 'metadata'>;

const KINDS: Record<ContactActivity['kind'], string> = {
  call: 'Call',
  meeting: 'Meeting',
  email: 'E-mail',
  task: 'Task',
  note: 'Note',
  file: 'File',
};

/** "E-mail from them", "Call by us, 12 minutes". */
export function kindOf({ kind, direction, duration_seconds: seconds }: Spoken): string {
  const who = { inbound: ' from them', outbound: ' by us' };
  const minutes = seconds === null ? 0 : Math.round(seconds / 60);
  const length = minutes > 0 ? `, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : '';
  return `${KINDS[kind]}${direction === null ? '' : who[direction]}${length}`;
}

/** What the source knows about how it was received, as short words. */
export function engagementOf({ kind, metadata }: Spoken): string[] {
  const times =
    typeof metadata.open_count === 'number' && metadata.open_count > 1 ? ` ${metadata.open_count} times` : '';
  const words: [boolean, string][] = [
    [metadata.opened === true, `Opened${times}`],
    [metadata.clicked === true, 'Clicked'],
    [metadata.replied === true, 'Answered'],
    [metadata.completed === true && kind === 'task', 'Done'],
    [metadata.completed === false, kind === 'meeting' ? 'Did not take place' : 'Not done'],
  ];
  return words.filter(([applies]) => applies).map(([, word]) => word);
}
