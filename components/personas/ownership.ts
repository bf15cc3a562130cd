/** Who is looking. */
export interface Viewer {
  id: string;
  role: 'admin' | 'rep';
}

/** A rep builds personas of their own contacts and of nobody's; the server decides the same. */
export function mayBuild({ id, role }: Viewer, ownerId: string | null): boolean {
  return role === 'admin' || ownerId === null || ownerId === id;
}
