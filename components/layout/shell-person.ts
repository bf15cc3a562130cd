/** Who the shell is drawn for: everything it may know, nothing more. */
export interface ShellPerson {
  name: string;
  email: string;
  role: 'rep' | 'admin';
  org: { id: string; name: string };
  orgs: ReadonlyArray<{ id: string; name: string }>;
}
