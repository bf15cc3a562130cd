-- A hosted project grants every new sequence to the request roles; nobody but the owner of a table needs one.
revoke all on all sequences in schema public from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
