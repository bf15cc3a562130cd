import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types';

export type { Database, Json } from './database.types';
/** A client of our database. Which rows it sees is decided by whom it speaks for, not by who holds it. */
export type Db = SupabaseClient<Database>;
export type Tables = Database['public']['Tables'];
