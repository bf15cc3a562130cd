import type { FieldErrors } from '@/components/ui/action-form';
import { textOf } from '@/components/ui/action-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { EVENT_TYPES } from '@/lib/subscriptions/kinds';
import type { Subscription } from '@/lib/subscriptions/subscription-schema';
import { EVENT_WORDS } from './event-words';

type Known = Pick<Subscription, 'name' | 'url' | 'events'>;

export const subscriptionFrom = (form: FormData) => ({
  name: textOf(form, 'name'),
  url: textOf(form, 'url').trim(),
  events: EVENT_TYPES.filter((type) => form.get(type) === 'on'),
});

/** Address, name, and which events. */
export function SubscriptionFields({ errorOf, known }: { errorOf: FieldErrors; known?: Known }) {
  const events = errorOf('events');
  return (
    <>
      <Field label="Address" error={errorOf('url')} description="An https address on the public internet.">
        <Input
          name="url"
          type="url"
          defaultValue={known?.url ?? ''}
          placeholder="https://"
          autoComplete="off"
        />
      </Field>
      <Field label="Name" optional error={errorOf('name')}>
        <Input name="name" defaultValue={known?.name ?? ''} autoComplete="off" />
      </Field>
      <fieldset className="flex flex-col gap-2" aria-describedby={events ? 'events-error' : undefined}>
        <legend className="mb-2 font-medium text-sm">Events</legend>
        {EVENT_TYPES.map((type) => (
          <Checkbox
            key={type}
            name={type}
            label={EVENT_WORDS[type].label}
            description={EVENT_WORDS[type].when}
            defaultChecked={known?.events.includes(type) ?? false}
          />
        ))}
        {events ? (
          <p id="events-error" className="text-bad text-sm">
            {events}
          </p>
        ) : null}
      </fieldset>
    </>
  );
}
