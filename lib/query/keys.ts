type Params = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Keys of one kind of thing inside one organisation. Every key begins with the organisation: nothing is shared. */
export function keysFor(orgId: string, resource: string) {
  const root = [orgId, resource] as const;
  return {
    root,
    list: (params: Params = {}) => [...root, 'list', params] as const,
    detail: (id: string) => [...root, 'detail', id] as const,
    part: (id: string, part: string, params: Params = {}) => [...root, 'detail', id, part, params] as const,
  };
}
