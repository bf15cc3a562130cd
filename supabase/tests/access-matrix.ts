/**
 * Who may do what with a row of the organisation, table by table. Letters: s select, i insert, u update,
 * d delete. The row belongs to `rep` where the table knows owners. Everybody outside (anonymous, members
 * of another organisation, a removed member) may do nothing at all, unless `outside` says otherwise.
 * A table of the schema public without a line here fails the suite; so does a line without a table.
 */
export type Access = {
  rep: string;
  otherRep: string;
  admin: string;
  readKey: string;
  writeKey: string;
  adminKey: string;
  outside?: string;
  /** The column that the update touches, when it isn't the first one that can be updated. */
  set?: string;
};

const NOBODY: Access = { rep: '', otherRep: '', admin: '', readKey: '', writeKey: '', adminKey: '' };
/** Members read, jobs write. */
const READ: Access = { rep: 's', otherRep: 's', admin: 's', readKey: 's', writeKey: 's', adminKey: 's' };
/** Belongs to the team: everybody works on it, admins delete. */
const TEAM: Access = {
  rep: 'siu',
  otherRep: 'siu',
  admin: 'siud',
  readKey: 's',
  writeKey: 'siu',
  adminKey: 'siud',
};
/** Belongs to its owner: other reps read it; admins and keys that may write change it. */
const OWNED: Access = { ...TEAM, otherRep: 'si' };
const ADMIN_READS: Access = { ...NOBODY, admin: 's', adminKey: 's' };

/** Personal: nobody writes for somebody else, whatever their role. */
const PERSONAL: Access = { ...READ, rep: 'si' };
/** Written once by whoever asked for it, never by hand afterwards. */
const WRITTEN_ONCE: Access = {
  rep: 'si',
  otherRep: 'si',
  admin: 'si',
  readKey: 's',
  writeKey: 'si',
  adminKey: 'si',
};

/** Everybody makes and changes it; nobody deletes it. */
const SHARED: Access = {
  ...WRITTEN_ONCE,
  rep: 'siu',
  otherRep: 'siu',
  admin: 'siu',
  writeKey: 'siu',
  adminKey: 'siu',
};

/** Only whoever made it works on it. */
const MAKERS = { rep: 'siud' };

export const MATRIX: Record<string, Access> = {
  activities: { ...TEAM, set: 'subject' },
  agent_directives: { ...READ, set: 'reason' },
  api_keys: { ...ADMIN_READS, set: 'name' },
  audit_log: { ...ADMIN_READS, set: 'action' },
  best_practices: { ...TEAM, set: 'status' },
  campaign_contacts: { ...WRITTEN_ONCE, set: 'created_at' },
  campaign_plans: { ...SHARED, set: 'launched_at' },
  campaigns: {
    ...WRITTEN_ONCE,
    rep: 'siu',
    otherRep: 'siu',
    admin: 'siu',
    writeKey: 'siu',
    adminKey: 'siu',
    set: 'name',
  },
  behavioral_pattern_members: { ...READ, set: 'clarity' },
  behavioral_patterns: { ...READ, set: 'name' },
  behaviour_scales: { ...READ, set: 'n' },
  commons_benchmark_contributions: { ...READ, set: 'n' },
  commons_benchmarks: { ...NOBODY, set: 'n' },
  commons_contributions: { ...READ, set: 'n' },
  // Seen only by members of an organisation that is in the commons, and this one is not.
  commons_patterns: { ...NOBODY, set: 'n' },
  commons_templates: { ...NOBODY, set: 'n' },
  commons_templates_given: { ...READ, set: 'n' },
  commons_receipts: { ...READ, set: 'cells_given' },
  companies: { ...TEAM, set: 'industry' },
  contact_behaviours: { ...READ, set: 'messages' },
  contacts: { ...OWNED, set: 'name' },
  crew_runs: { ...WRITTEN_ONCE, set: 'result' },
  deal_field_changes: { ...READ, set: 'new_value' },
  deal_links: { ...READ, set: 'is_named' },
  deal_stage_changes: { ...WRITTEN_ONCE, admin: 'sid', adminKey: 'sid', set: 'to_stage' },
  deals: { ...OWNED, set: 'name' },
  embeddings: { ...READ, set: 'content' },
  forecast_models: { ...READ, set: 'quality' },
  forecast_predictions: { ...READ, set: 'reason' },
  generations: { ...PERSONAL, set: 'model' },
  icp_models: { ...READ, set: 'reason' },
  idempotency_keys: { ...NOBODY, rep: 'siud', set: 'response' },
  import_batches: { ...READ, ...MAKERS, set: 'status' },
  import_changes: { ...READ, set: 'action' },
  import_files: { ...NOBODY, ...MAKERS, set: 'content' },
  import_mappings: { ...READ, ...MAKERS, set: 'name' },
  import_rows: { ...NOBODY, ...MAKERS, set: 'data' },
  industry_benchmarks: { ...READ, admin: 'siud', adminKey: 'siud', set: 'value' },
  insight_events: { ...PERSONAL, set: 'type' },
  insight_evidence: { ...WRITTEN_ONCE, set: 'label' },
  insight_feedback: { ...PERSONAL, rep: 'siud', set: 'comment' },
  insight_patterns: { ...READ, set: 'n' },
  insight_rules: { ...READ, admin: 'siud', adminKey: 'siud', set: 'text' },
  insight_runs: { ...WRITTEN_ONCE, set: 'engine' },
  insights: { ...WRITTEN_ONCE, set: 'body' },
  intelligence_snapshots: { ...READ, set: 'n_messages' },
  invitations: { ...NOBODY, admin: 'sd', adminKey: 'sd', set: 'role' },
  job_failures: { ...NOBODY, admin: 'sd', adminKey: 'sd', set: 'error' },
  job_schedules: { ...NOBODY, set: 'last_run_at' },
  // Written in one's own name, changed by everybody.
  learned_patterns: {
    ...TEAM,
    otherRep: 'su',
    admin: 'sud',
    writeKey: 'su',
    adminKey: 'sud',
    set: 'description',
  },
  learning_figures: { ...READ, set: 'computed_at' },
  // Only the person's own days and searches.
  member_days: { ...NOBODY, rep: 's' },
  searches: { ...NOBODY, rep: 's', set: 'results' },
  memberships: { ...READ, rep: 's', admin: 'sud', adminKey: 'sud', set: 'display_name' },
  notification_states: { ...NOBODY, rep: 'siud', set: 'dismissed_at' },
  notifications: { ...READ, set: 'title' },
  optimization_plan_items: { ...READ, set: 'note' },
  optimization_plans: { ...READ, set: 'n_messages' },
  organizations: { ...READ, admin: 'su', adminKey: 'su', set: 'name' },
  outbox_messages: { ...SHARED, set: 'status' },
  // The contact belongs to `rep`, and so does what is said about it.
  conversation_feedback: { ...PERSONAL, rep: 'siud', set: 'correction' },
  conversations: { ...WRITTEN_ONCE, set: 'error' },
  improvement_reports: { ...PERSONAL, set: 'n' },
  customer_personas: { ...OWNED, otherRep: 's', set: 'name' },
  persona_batch_items: READ,
  persona_batches: READ,
  persona_evidence: { ...PERSONAL, set: 'label' },
  persona_generation_history: { ...PERSONAL, set: 'mode_reason' },
  persona_ratings: { ...PERSONAL, rep: 'siu', set: 'comment' },
  persona_uses: { ...PERSONAL, set: 'kind' },
  pipeline_shapes: { ...READ, set: 'n_closed' },
  outcome_events: { ...WRITTEN_ONCE, set: 'reason' },
  outcome_labels: { ...WRITTEN_ONCE, set: 'subject_line' },
  reply_heads: { ...READ, set: 'n' },
  reply_runs: { ...READ, set: 'done' },
  reply_reviews: {
    ...READ,
    rep: 'su',
    otherRep: 'su',
    admin: 'su',
    writeKey: 'su',
    adminKey: 'su',
    set: 'needs_review',
  },
  practice_examples: { ...READ, set: 'body' },
  practice_features: { ...READ, set: 'cta' },
  practice_intake: { ...READ, set: 'n' },
  practice_usage: { ...READ, set: 'how' },
  practice_versions: { ...READ, set: 'reason' },
  preference_cards: { ...NOBODY, ...MAKERS, set: 'text' },
  retention_policies: { ...READ, admin: 'siud', adminKey: 'siud', set: 'keep_days' },
  products: { ...TEAM, set: 'name' },
  sequence_steps: { ...SHARED, set: 'body' },
  sequences: { ...SHARED, set: 'name' },
  subject_line_models: { ...READ, set: 'messages' },
  team_members: { ...TEAM, set: 'name' },
  event_deliveries: { ...ADMIN_READS, set: 'error' },
  event_subscriptions: { ...NOBODY, admin: 'siud', adminKey: 'siud', set: 'name' },
  webhook_deliveries: { ...ADMIN_READS, set: 'error' },
  webhook_endpoints: { ...NOBODY, admin: 'siud', adminKey: 'siud', set: 'name' },
};
