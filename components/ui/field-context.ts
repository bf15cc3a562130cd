'use client';

import { createContext, useContext } from 'react';

interface FieldValue {
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
}

export const FieldContext = createContext<FieldValue | null>(null);

interface OwnAria {
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
}

/** The attributes that tie a control to the Field around it; what the control says itself wins. */
export function useFieldAttributes(own: OwnAria) {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    'aria-describedby': own['aria-describedby'] ?? field?.describedBy,
    'aria-invalid': field?.isInvalid || undefined,
  };
}
