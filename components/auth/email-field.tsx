import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface EmailFieldProps {
  error: string | undefined;
  defaultValue?: string | undefined;
  /** An invitation is for one address. */
  readOnly?: boolean;
}

export function EmailField({ error, defaultValue, readOnly }: EmailFieldProps) {
  return (
    <Field label="E-mail address" error={error}>
      <Input
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        spellCheck={false}
        defaultValue={defaultValue}
        readOnly={readOnly}
      />
    </Field>
  );
}
