export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      activities: {
        Row: {
          body: string | null;
          contact_id: string | null;
          created_at: string;
          created_by: string | null;
          deal_id: string | null;
          direction: string | null;
          duration_seconds: number | null;
          external_id: string | null;
          id: string;
          kind: string;
          metadata: NonNullable<Json>;
          occurred_at: string;
          org_id: string;
          subject: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          body?: string | null;
          contact_id?: string | null;
          created_at?: string;
          created_by?: string | null;
          deal_id?: string | null;
          direction?: string | null;
          duration_seconds?: number | null;
          external_id?: string | null;
          id?: string;
          kind: string;
          metadata?: NonNullable<Json>;
          occurred_at: string;
          org_id: string;
          subject?: string | null;
          updated_at?: string;
        };
        Update: {
          body?: string | null;
          contact_id?: string | null;
          created_at?: string;
          created_by?: string | null;
          deal_id?: string | null;
          direction?: string | null;
          duration_seconds?: number | null;
          external_id?: string | null;
          id?: string;
          kind?: string;
          metadata?: NonNullable<Json>;
          occurred_at?: string;
          org_id?: string;
          subject?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'activities_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'activities_org_id_deal_id_fkey';
            columns: ['org_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'activities_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      agent_directives: {
        Row: {
          agent_name: string;
          avoid: NonNullable<Json>;
          best_practices: NonNullable<Json>;
          context: NonNullable<Json>;
          created_at: string;
          evidence: NonNullable<Json>;
          expires_at: string;
          guidance: NonNullable<Json>;
          id: string;
          org_id: string;
          plan_item_id: string | null;
          published_by: string | null;
          reason: string;
          restores_id: string | null;
          source_practice_ids: string[];
          status: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          agent_name: string;
          avoid?: NonNullable<Json>;
          best_practices?: NonNullable<Json>;
          context?: NonNullable<Json>;
          created_at?: string;
          evidence: NonNullable<Json>;
          expires_at: string;
          guidance?: NonNullable<Json>;
          id?: string;
          org_id: string;
          plan_item_id?: string | null;
          published_by?: string | null;
          reason: string;
          restores_id?: string | null;
          source_practice_ids?: string[];
          status?: string;
          version: number;
        };
        Update: {
          agent_name?: string;
          avoid?: NonNullable<Json>;
          best_practices?: NonNullable<Json>;
          context?: NonNullable<Json>;
          created_at?: string;
          evidence?: NonNullable<Json>;
          expires_at?: string;
          guidance?: NonNullable<Json>;
          id?: string;
          org_id?: string;
          plan_item_id?: string | null;
          published_by?: string | null;
          reason?: string;
          restores_id?: string | null;
          source_practice_ids?: string[];
          status?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'agent_directives_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'agent_directives_org_id_restores_id_fkey';
            columns: ['org_id', 'restores_id'];
            isOneToOne: false;
            referencedRelation: 'agent_directives';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      api_keys: {
        Row: {
          created_at: string;
          created_by: string | null;
          id: string;
          last_used_at: string | null;
          name: string;
          org_id: string;
          prefix: string;
          revoked_at: string | null;
          scopes: string[];
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          id?: string;
          last_used_at?: string | null;
          name: string;
          org_id: string;
          prefix: string;
          revoked_at?: string | null;
          scopes: string[];
          token_hash: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          id?: string;
          last_used_at?: string | null;
          name?: string;
          org_id?: string;
          prefix?: string;
          revoked_at?: string | null;
          scopes?: string[];
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'api_keys_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      audit_log: {
        Row: {
          action: string;
          actor_id: string | null;
          actor_kind: string;
          details: NonNullable<Json>;
          entity: string;
          entity_id: string | null;
          hash: string;
          occurred_at: string;
          org_id: string;
          prev_hash: string;
          seq: number;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          actor_id?: string | null;
          actor_kind: string;
          details?: NonNullable<Json>;
          entity: string;
          entity_id?: string | null;
          hash: string;
          occurred_at?: string;
          org_id: string;
          prev_hash: string;
          seq: number;
        };
        Update: {
          action?: string;
          actor_id?: string | null;
          actor_kind?: string;
          details?: NonNullable<Json>;
          entity?: string;
          entity_id?: string | null;
          hash?: string;
          occurred_at?: string;
          org_id?: string;
          prev_hash?: string;
          seq?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'audit_log_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      behavioral_pattern_members: {
        Row: {
          clarity: number;
          contact_id: string;
          found_at: string;
          org_id: string;
          pattern_id: string;
        };
        ComputedFields: never;
        Insert: {
          clarity: number;
          contact_id: string;
          found_at: string;
          org_id: string;
          pattern_id: string;
        };
        Update: {
          clarity?: number;
          contact_id?: string;
          found_at?: string;
          org_id?: string;
          pattern_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'behavioral_pattern_members_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: true;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'behavioral_pattern_members_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'behavioral_pattern_members_org_id_pattern_id_fkey';
            columns: ['org_id', 'pattern_id'];
            isOneToOne: false;
            referencedRelation: 'behavioral_patterns';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      behavioral_patterns: {
        Row: {
          centre: number[];
          counts: NonNullable<Json>;
          description: string;
          first_seen_at: string;
          id: string;
          n: number;
          name: string;
          org_id: string;
          separates: NonNullable<Json>;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          centre: number[];
          counts?: NonNullable<Json>;
          description: string;
          first_seen_at?: string;
          id: string;
          n: number;
          name: string;
          org_id: string;
          separates?: NonNullable<Json>;
          updated_at?: string;
        };
        Update: {
          centre?: number[];
          counts?: NonNullable<Json>;
          description?: string;
          first_seen_at?: string;
          id?: string;
          n?: number;
          name?: string;
          org_id?: string;
          separates?: NonNullable<Json>;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'behavioral_patterns_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      behaviour_scales: {
        Row: {
          deviations: number[];
          means: number[];
          n: number;
          org_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          deviations: number[];
          means: number[];
          n: number;
          org_id: string;
          updated_at?: string;
        };
        Update: {
          deviations?: number[];
          means?: number[];
          n?: number;
          org_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'behaviour_scales_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: true;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      best_practices: {
        Row: {
          breached: string[];
          category: string;
          content: string;
          context: NonNullable<Json>;
          counts: NonNullable<Json>;
          created_at: string;
          created_by: string | null;
          evidence_reason: string | null;
          evidence_status: string | null;
          expires_at: string | null;
          id: string;
          measured: NonNullable<Json>;
          n: number;
          org_id: string;
          pattern: Json | null;
          positive_reply_rate: number | null;
          provenance: NonNullable<Json>;
          rates: NonNullable<Json>;
          recent: Json | null;
          redactions: NonNullable<Json>;
          reply_rate: number | null;
          reported: NonNullable<Json>;
          source: string;
          status: string;
          status_by: string;
          status_reason: string | null;
          tags: string[];
          updated_at: string;
          updated_by: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          breached?: string[];
          category: string;
          content: string;
          context?: NonNullable<Json>;
          counts?: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          evidence_reason?: string | null;
          evidence_status?: string | null;
          expires_at?: string | null;
          id?: string;
          measured?: NonNullable<Json>;
          n?: number;
          org_id: string;
          pattern?: Json | null;
          positive_reply_rate?: number | null;
          provenance: NonNullable<Json>;
          rates?: NonNullable<Json>;
          recent?: Json | null;
          redactions?: NonNullable<Json>;
          reply_rate?: number | null;
          reported?: NonNullable<Json>;
          source?: string;
          status?: string;
          status_by?: string;
          status_reason?: string | null;
          tags?: string[];
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Update: {
          breached?: string[];
          category?: string;
          content?: string;
          context?: NonNullable<Json>;
          counts?: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          evidence_reason?: string | null;
          evidence_status?: string | null;
          expires_at?: string | null;
          id?: string;
          measured?: NonNullable<Json>;
          n?: number;
          org_id?: string;
          pattern?: Json | null;
          positive_reply_rate?: number | null;
          provenance?: NonNullable<Json>;
          rates?: NonNullable<Json>;
          recent?: Json | null;
          redactions?: NonNullable<Json>;
          reply_rate?: number | null;
          reported?: NonNullable<Json>;
          source?: string;
          status?: string;
          status_by?: string;
          status_reason?: string | null;
          tags?: string[];
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'best_practices_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      campaign_contacts: {
        Row: {
          campaign_id: string;
          contact_id: string;
          created_at: string;
          id: string;
          org_id: string;
        };
        ComputedFields: never;
        Insert: {
          campaign_id: string;
          contact_id: string;
          created_at?: string;
          id?: string;
          org_id: string;
        };
        Update: {
          campaign_id?: string;
          contact_id?: string;
          created_at?: string;
          id?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'campaign_contacts_org_id_campaign_id_fkey';
            columns: ['org_id', 'campaign_id'];
            isOneToOne: false;
            referencedRelation: 'campaigns';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'campaign_contacts_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'campaign_contacts_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      campaign_plans: {
        Row: {
          audience: NonNullable<Json>;
          campaign_id: string;
          created_at: string;
          created_by: string | null;
          experiment: Json | null;
          launched_at: string | null;
          launched_by: string | null;
          org_id: string;
          sequence_id: string;
        };
        ComputedFields: never;
        Insert: {
          audience?: NonNullable<Json>;
          campaign_id: string;
          created_at?: string;
          created_by?: string | null;
          experiment?: Json | null;
          launched_at?: string | null;
          launched_by?: string | null;
          org_id: string;
          sequence_id: string;
        };
        Update: {
          audience?: NonNullable<Json>;
          campaign_id?: string;
          created_at?: string;
          created_by?: string | null;
          experiment?: Json | null;
          launched_at?: string | null;
          launched_by?: string | null;
          org_id?: string;
          sequence_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'campaign_plans_org_id_campaign_id_fkey';
            columns: ['org_id', 'campaign_id'];
            isOneToOne: false;
            referencedRelation: 'campaigns';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'campaign_plans_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'campaign_plans_org_id_sequence_id_fkey';
            columns: ['org_id', 'sequence_id'];
            isOneToOne: false;
            referencedRelation: 'sequences';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      campaigns: {
        Row: {
          created_at: string;
          created_by: string | null;
          external_id: string | null;
          id: string;
          name: string;
          org_id: string;
          status: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          external_id?: string | null;
          id?: string;
          name: string;
          org_id: string;
          status?: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          external_id?: string | null;
          id?: string;
          name?: string;
          org_id?: string;
          status?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'campaigns_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      commons_benchmark_contributions: {
        Row: {
          bins: number[];
          company_size: string;
          contributed_at: string;
          id: string;
          industry: string;
          metric: string;
          n: number;
          org_id: string;
          squares: number;
          total: number;
        };
        ComputedFields: never;
        Insert: {
          bins: number[];
          company_size: string;
          contributed_at?: string;
          id?: string;
          industry: string;
          metric: string;
          n: number;
          org_id: string;
          squares: number;
          total: number;
        };
        Update: {
          bins?: number[];
          company_size?: string;
          contributed_at?: string;
          id?: string;
          industry?: string;
          metric?: string;
          n?: number;
          org_id?: string;
          squares?: number;
          total?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'commons_benchmark_contributions_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      commons_benchmarks: {
        Row: {
          bins: number[];
          company_size: string;
          id: string;
          industry: string;
          largest_share: number;
          mean: number;
          metric: string;
          n: number;
          n_organizations: number;
          published_at: string;
          variance: number;
        };
        ComputedFields: never;
        Insert: {
          bins: number[];
          company_size: string;
          id?: string;
          industry: string;
          largest_share: number;
          mean: number;
          metric: string;
          n: number;
          n_organizations: number;
          published_at?: string;
          variance: number;
        };
        Update: {
          bins?: number[];
          company_size?: string;
          id?: string;
          industry?: string;
          largest_share?: number;
          mean?: number;
          metric?: string;
          n?: number;
          n_organizations?: number;
          published_at?: string;
          variance?: number;
        };
        Relationships: [];
      };
      commons_contributions: {
        Row: {
          context: NonNullable<Json>;
          contributed_at: string;
          counts: NonNullable<Json>;
          id: string;
          n: number;
          org_id: string;
          pattern: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          context: NonNullable<Json>;
          contributed_at?: string;
          counts: NonNullable<Json>;
          id?: string;
          n: number;
          org_id: string;
          pattern: NonNullable<Json>;
        };
        Update: {
          context?: NonNullable<Json>;
          contributed_at?: string;
          counts?: NonNullable<Json>;
          id?: string;
          n?: number;
          org_id?: string;
          pattern?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: 'commons_contributions_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      commons_patterns: {
        Row: {
          context: NonNullable<Json>;
          counts: NonNullable<Json>;
          id: string;
          largest_share: number;
          n: number;
          n_organizations: number;
          pattern: NonNullable<Json>;
          published_at: string;
        };
        ComputedFields: never;
        Insert: {
          context: NonNullable<Json>;
          counts: NonNullable<Json>;
          id?: string;
          largest_share: number;
          n: number;
          n_organizations: number;
          pattern: NonNullable<Json>;
          published_at?: string;
        };
        Update: {
          context?: NonNullable<Json>;
          counts?: NonNullable<Json>;
          id?: string;
          largest_share?: number;
          n?: number;
          n_organizations?: number;
          pattern?: NonNullable<Json>;
          published_at?: string;
        };
        Relationships: [];
      };
      commons_receipts: {
        Row: {
          cells_given: number;
          cells_published: number;
          cells_received: number;
          created_at: string;
          id: string;
          messages_given: number;
          org_id: string;
          templates_given: number;
          templates_published: number;
          templates_received: number;
        };
        ComputedFields: never;
        Insert: {
          cells_given: number;
          cells_published: number;
          cells_received: number;
          created_at?: string;
          id?: string;
          messages_given: number;
          org_id: string;
          templates_given?: number;
          templates_published?: number;
          templates_received?: number;
        };
        Update: {
          cells_given?: number;
          cells_published?: number;
          cells_received?: number;
          created_at?: string;
          id?: string;
          messages_given?: number;
          org_id?: string;
          templates_given?: number;
          templates_published?: number;
          templates_received?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'commons_receipts_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      commons_templates: {
        Row: {
          counts: NonNullable<Json>;
          id: string;
          largest_share: number;
          n: number;
          n_organizations: number;
          published_at: string;
          template: string;
        };
        ComputedFields: never;
        Insert: {
          counts: NonNullable<Json>;
          id?: string;
          largest_share: number;
          n: number;
          n_organizations: number;
          published_at?: string;
          template: string;
        };
        Update: {
          counts?: NonNullable<Json>;
          id?: string;
          largest_share?: number;
          n?: number;
          n_organizations?: number;
          published_at?: string;
          template?: string;
        };
        Relationships: [];
      };
      commons_templates_given: {
        Row: {
          contributed_at: string;
          counts: NonNullable<Json>;
          id: string;
          n: number;
          org_id: string;
          template: string;
        };
        ComputedFields: never;
        Insert: {
          contributed_at?: string;
          counts: NonNullable<Json>;
          id?: string;
          n: number;
          org_id: string;
          template: string;
        };
        Update: {
          contributed_at?: string;
          counts?: NonNullable<Json>;
          id?: string;
          n?: number;
          org_id?: string;
          template?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'commons_templates_given_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      companies: {
        Row: {
          attributes: NonNullable<Json>;
          company_size: string | null;
          created_at: string;
          domain: string | null;
          employees: number | null;
          external_id: string | null;
          id: string;
          industry: string | null;
          name: string;
          name_key: string;
          org_id: string;
          region: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          attributes?: NonNullable<Json>;
          company_size?: string | null;
          created_at?: string;
          domain?: string | null;
          employees?: number | null;
          external_id?: string | null;
          id?: string;
          industry?: string | null;
          name: string;
          name_key?: never;
          org_id: string;
          region?: string | null;
          updated_at?: string;
        };
        Update: {
          attributes?: NonNullable<Json>;
          company_size?: string | null;
          created_at?: string;
          domain?: string | null;
          employees?: number | null;
          external_id?: string | null;
          id?: string;
          industry?: string | null;
          name?: string;
          name_key?: never;
          org_id?: string;
          region?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'companies_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      contact_behaviours: {
        Row: {
          answers: number;
          calls: number;
          clicked: number;
          company_size: string | null;
          contact_id: string;
          engaged: number;
          evenings: number;
          features: number[];
          first_at: string | null;
          inbound: number;
          industry: string | null;
          interactions: number;
          last_at: string | null;
          lost: number;
          meetings: number;
          meetings_held: number;
          messages: number;
          moments: number;
          mornings: number;
          open_deals: number;
          opened: number;
          org_id: string;
          outbound: number;
          place: string | null;
          refreshed_at: string;
          replied: number;
          response_hours: number | null;
          won: number;
        };
        ComputedFields: never;
        Insert: {
          answers?: number;
          calls?: number;
          clicked?: number;
          company_size?: string | null;
          contact_id: string;
          engaged?: number;
          evenings?: number;
          features?: number[];
          first_at?: string | null;
          inbound?: number;
          industry?: string | null;
          interactions?: number;
          last_at?: string | null;
          lost?: number;
          meetings?: number;
          meetings_held?: number;
          messages?: number;
          moments?: number;
          mornings?: number;
          open_deals?: number;
          opened?: number;
          org_id: string;
          outbound?: number;
          place?: string | null;
          refreshed_at?: string;
          replied?: number;
          response_hours?: number | null;
          won?: number;
        };
        Update: {
          answers?: number;
          calls?: number;
          clicked?: number;
          company_size?: string | null;
          contact_id?: string;
          engaged?: number;
          evenings?: number;
          features?: number[];
          first_at?: string | null;
          inbound?: number;
          industry?: string | null;
          interactions?: number;
          last_at?: string | null;
          lost?: number;
          meetings?: number;
          meetings_held?: number;
          messages?: number;
          moments?: number;
          mornings?: number;
          open_deals?: number;
          opened?: number;
          org_id?: string;
          outbound?: number;
          place?: string | null;
          refreshed_at?: string;
          replied?: number;
          response_hours?: number | null;
          won?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'contact_behaviours_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: true;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'contact_behaviours_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      contacts: {
        Row: {
          attributes: NonNullable<Json>;
          company_id: string | null;
          created_at: string;
          email: string | null;
          external_id: string | null;
          id: string;
          industry: string | null;
          job_title: string | null;
          lead_source: string | null;
          name: string | null;
          org_id: string;
          owner_id: string | null;
          owner_name: string | null;
          region: string | null;
          time_zone: string | null;
          training_consent: boolean;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          attributes?: NonNullable<Json>;
          company_id?: string | null;
          created_at?: string;
          email?: string | null;
          external_id?: string | null;
          id?: string;
          industry?: string | null;
          job_title?: string | null;
          lead_source?: string | null;
          name?: string | null;
          org_id: string;
          owner_id?: string | null;
          owner_name?: string | null;
          region?: string | null;
          time_zone?: string | null;
          training_consent?: boolean;
          updated_at?: string;
        };
        Update: {
          attributes?: NonNullable<Json>;
          company_id?: string | null;
          created_at?: string;
          email?: string | null;
          external_id?: string | null;
          id?: string;
          industry?: string | null;
          job_title?: string | null;
          lead_source?: string | null;
          name?: string | null;
          org_id?: string;
          owner_id?: string | null;
          owner_name?: string | null;
          region?: string | null;
          time_zone?: string | null;
          training_consent?: boolean;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'contacts_org_id_company_id_fkey';
            columns: ['org_id', 'company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'contacts_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'contacts_org_id_owner_id_fkey';
            columns: ['org_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'memberships';
            referencedColumns: ['org_id', 'principal_id'];
          },
        ];
      };
      conversation_feedback: {
        Row: {
          conversation_id: string;
          correction: string | null;
          created_at: string;
          id: string;
          org_id: string;
          principal_id: string;
          rating: number | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          conversation_id: string;
          correction?: string | null;
          created_at?: string;
          id?: string;
          org_id: string;
          principal_id?: string;
          rating?: number | null;
          updated_at?: string;
        };
        Update: {
          conversation_id?: string;
          correction?: string | null;
          created_at?: string;
          id?: string;
          org_id?: string;
          principal_id?: string;
          rating?: number | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'conversation_feedback_org_id_conversation_id_fkey';
            columns: ['org_id', 'conversation_id'];
            isOneToOne: false;
            referencedRelation: 'conversations';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'conversation_feedback_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      conversations: {
        Row: {
          agent_name: string | null;
          agent_response: string;
          answer_length: number;
          created_at: string;
          error: string | null;
          error_group: string | null;
          id: string;
          intent: string | null;
          metadata: NonNullable<Json>;
          occurred_at: string;
          org_id: string;
          question_key: number | null;
          redactions: NonNullable<Json>;
          response_time_ms: number;
          room_name: string | null;
          session_id: string;
          source: string;
          success: boolean;
          user_message: string;
        };
        ComputedFields: never;
        Insert: {
          agent_name?: string | null;
          agent_response: string;
          answer_length?: never;
          created_at?: string;
          error?: string | null;
          error_group?: never;
          id?: string;
          intent?: never;
          metadata?: NonNullable<Json>;
          occurred_at?: string;
          org_id: string;
          question_key?: never;
          redactions?: NonNullable<Json>;
          response_time_ms: number;
          room_name?: string | null;
          session_id: string;
          source?: string;
          success: boolean;
          user_message: string;
        };
        Update: {
          agent_name?: string | null;
          agent_response?: string;
          answer_length?: never;
          created_at?: string;
          error?: string | null;
          error_group?: never;
          id?: string;
          intent?: never;
          metadata?: NonNullable<Json>;
          occurred_at?: string;
          org_id?: string;
          question_key?: never;
          redactions?: NonNullable<Json>;
          response_time_ms?: number;
          room_name?: string | null;
          session_id?: string;
          source?: string;
          success?: boolean;
          user_message?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'conversations_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      crew_runs: {
        Row: {
          campaign_id: string | null;
          details: NonNullable<Json>;
          duration_ms: number;
          happened_at: string;
          id: string;
          org_id: string;
          result: string;
          sequence_id: string | null;
          status: string;
          step: string;
        };
        ComputedFields: never;
        Insert: {
          campaign_id?: string | null;
          details?: NonNullable<Json>;
          duration_ms?: number;
          happened_at?: string;
          id?: string;
          org_id: string;
          result: string;
          sequence_id?: string | null;
          status: string;
          step: string;
        };
        Update: {
          campaign_id?: string | null;
          details?: NonNullable<Json>;
          duration_ms?: number;
          happened_at?: string;
          id?: string;
          org_id?: string;
          result?: string;
          sequence_id?: string | null;
          status?: string;
          step?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'crew_runs_org_id_campaign_id_fkey';
            columns: ['org_id', 'campaign_id'];
            isOneToOne: false;
            referencedRelation: 'campaigns';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'crew_runs_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'crew_runs_org_id_sequence_id_fkey';
            columns: ['org_id', 'sequence_id'];
            isOneToOne: false;
            referencedRelation: 'sequences';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      customer_personas: {
        Row: {
          contact_id: string;
          created_at: string;
          data_quality_score: number | null;
          engine: string;
          generated_at: string;
          id: string;
          interactions: number;
          method: string;
          mode: string;
          name: string;
          org_id: string;
          updated_at: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          contact_id: string;
          created_at?: string;
          data_quality_score?: number | null;
          engine: string;
          generated_at?: string;
          id?: string;
          interactions?: number;
          method: string;
          mode: string;
          name: string;
          org_id: string;
          updated_at?: string;
          version?: number;
        };
        Update: {
          contact_id?: string;
          created_at?: string;
          data_quality_score?: number | null;
          engine?: string;
          generated_at?: string;
          id?: string;
          interactions?: number;
          method?: string;
          mode?: string;
          name?: string;
          org_id?: string;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'customer_personas_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: true;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'customer_personas_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      deal_field_changes: {
        Row: {
          changed_by: string | null;
          deal_id: string;
          field: string;
          id: string;
          new_value: string | null;
          occurred_at: string;
          old_value: string | null;
          org_id: string;
        };
        ComputedFields: never;
        Insert: {
          changed_by?: string | null;
          deal_id: string;
          field: string;
          id?: string;
          new_value?: string | null;
          occurred_at?: string;
          old_value?: string | null;
          org_id: string;
        };
        Update: {
          changed_by?: string | null;
          deal_id?: string;
          field?: string;
          id?: string;
          new_value?: string | null;
          occurred_at?: string;
          old_value?: string | null;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'deal_field_changes_org_id_deal_id_fkey';
            columns: ['org_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'deal_field_changes_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      deal_links: {
        Row: {
          deal_key: string;
          is_named: boolean;
          occurred_at: string;
          org_id: string;
          outcome_id: string;
          source: string;
          source_event_id: string;
        };
        ComputedFields: never;
        Insert: {
          deal_key: string;
          is_named: boolean;
          occurred_at: string;
          org_id: string;
          outcome_id: string;
          source: string;
          source_event_id: string;
        };
        Update: {
          deal_key?: string;
          is_named?: boolean;
          occurred_at?: string;
          org_id?: string;
          outcome_id?: string;
          source?: string;
          source_event_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'deal_links_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'deal_links_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'message_results';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'deal_links_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'outcome_labels';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'deal_links_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'training_ready_outcomes';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      deal_stage_changes: {
        Row: {
          created_at: string;
          deal_id: string;
          from_stage: string | null;
          id: string;
          occurred_at: string;
          org_id: string;
          to_stage: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          deal_id: string;
          from_stage?: string | null;
          id?: string;
          occurred_at: string;
          org_id: string;
          to_stage: string;
        };
        Update: {
          created_at?: string;
          deal_id?: string;
          from_stage?: string | null;
          id?: string;
          occurred_at?: string;
          org_id?: string;
          to_stage?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'deal_stage_changes_org_id_deal_id_fkey';
            columns: ['org_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'deal_stage_changes_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      deals: {
        Row: {
          amount: number | null;
          attributes: NonNullable<Json>;
          closed_at: string | null;
          company_id: string | null;
          competitor: string | null;
          contact_id: string | null;
          created_at: string;
          currency: string;
          expected_close_on: string | null;
          external_id: string | null;
          id: string;
          name: string;
          opened_at: string | null;
          org_id: string;
          owner_id: string | null;
          owner_name: string | null;
          product: string | null;
          source: string | null;
          stage: string;
          status: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          amount?: number | null;
          attributes?: NonNullable<Json>;
          closed_at?: string | null;
          company_id?: string | null;
          competitor?: string | null;
          contact_id?: string | null;
          created_at?: string;
          currency?: string;
          expected_close_on?: string | null;
          external_id?: string | null;
          id?: string;
          name: string;
          opened_at?: string | null;
          org_id: string;
          owner_id?: string | null;
          owner_name?: string | null;
          product?: string | null;
          source?: string | null;
          stage?: string;
          status: string;
          updated_at?: string;
        };
        Update: {
          amount?: number | null;
          attributes?: NonNullable<Json>;
          closed_at?: string | null;
          company_id?: string | null;
          competitor?: string | null;
          contact_id?: string | null;
          created_at?: string;
          currency?: string;
          expected_close_on?: string | null;
          external_id?: string | null;
          id?: string;
          name?: string;
          opened_at?: string | null;
          org_id?: string;
          owner_id?: string | null;
          owner_name?: string | null;
          product?: string | null;
          source?: string | null;
          stage?: string;
          status?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'deals_org_id_company_id_fkey';
            columns: ['org_id', 'company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'deals_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'deals_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'deals_org_id_owner_id_fkey';
            columns: ['org_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'memberships';
            referencedColumns: ['org_id', 'principal_id'];
          },
        ];
      };
      embeddings: {
        Row: {
          chunk: number;
          content: string;
          content_hash: string;
          context: NonNullable<Json>;
          embedding: string;
          fts: unknown;
          kind: string;
          model: string;
          org_id: string;
          source_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          chunk?: number;
          content: string;
          content_hash: string;
          context?: NonNullable<Json>;
          embedding: string;
          fts?: never;
          kind: string;
          model: string;
          org_id: string;
          source_id: string;
          updated_at?: string;
        };
        Update: {
          chunk?: number;
          content?: string;
          content_hash?: string;
          context?: NonNullable<Json>;
          embedding?: string;
          fts?: never;
          kind?: string;
          model?: string;
          org_id?: string;
          source_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'embeddings_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      event_deliveries: {
        Row: {
          attempts: number;
          created_at: string;
          delivered_at: string | null;
          duration_ms: number | null;
          error: string | null;
          event_key: string;
          event_type: string;
          id: string;
          last_attempt_at: string | null;
          next_attempt_at: string | null;
          org_id: string;
          payload: NonNullable<Json>;
          response_status: number | null;
          status: string;
          subscription_id: string;
        };
        ComputedFields: never;
        Insert: {
          attempts?: number;
          created_at?: string;
          delivered_at?: string | null;
          duration_ms?: number | null;
          error?: string | null;
          event_key: string;
          event_type: string;
          id?: string;
          last_attempt_at?: string | null;
          next_attempt_at?: string | null;
          org_id: string;
          payload: NonNullable<Json>;
          response_status?: number | null;
          status?: string;
          subscription_id: string;
        };
        Update: {
          attempts?: number;
          created_at?: string;
          delivered_at?: string | null;
          duration_ms?: number | null;
          error?: string | null;
          event_key?: string;
          event_type?: string;
          id?: string;
          last_attempt_at?: string | null;
          next_attempt_at?: string | null;
          org_id?: string;
          payload?: NonNullable<Json>;
          response_status?: number | null;
          status?: string;
          subscription_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'event_deliveries_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'event_deliveries_org_id_subscription_id_fkey';
            columns: ['org_id', 'subscription_id'];
            isOneToOne: false;
            referencedRelation: 'event_subscriptions';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      event_subscriptions: {
        Row: {
          created_at: string;
          events: string[];
          failing_since: string | null;
          id: string;
          name: string;
          old_secret: string;
          org_id: string;
          paused_reason: string | null;
          rotated_at: string | null;
          secret: string;
          status: string;
          updated_at: string;
          url: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          events: string[];
          failing_since?: string | null;
          id?: string;
          name?: string;
          old_secret?: string;
          org_id: string;
          paused_reason?: string | null;
          rotated_at?: string | null;
          secret: string;
          status?: string;
          updated_at?: string;
          url: string;
        };
        Update: {
          created_at?: string;
          events?: string[];
          failing_since?: string | null;
          id?: string;
          name?: string;
          old_secret?: string;
          org_id?: string;
          paused_reason?: string | null;
          rotated_at?: string | null;
          secret?: string;
          status?: string;
          updated_at?: string;
          url?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'event_subscriptions_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      forecast_models: {
        Row: {
          basis: string;
          excluded_features: NonNullable<Json>;
          id: string;
          n_lost: number;
          n_won: number;
          org_id: string;
          parameters: NonNullable<Json>;
          quality: NonNullable<Json>;
          trained_at: string;
          trained_until: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          basis: string;
          excluded_features?: NonNullable<Json>;
          id?: string;
          n_lost: number;
          n_won: number;
          org_id: string;
          parameters: NonNullable<Json>;
          quality: NonNullable<Json>;
          trained_at?: string;
          trained_until: string;
          version: number;
        };
        Update: {
          basis?: string;
          excluded_features?: NonNullable<Json>;
          id?: string;
          n_lost?: number;
          n_won?: number;
          org_id?: string;
          parameters?: NonNullable<Json>;
          quality?: NonNullable<Json>;
          trained_at?: string;
          trained_until?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'forecast_models_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      forecast_predictions: {
        Row: {
          abstained: boolean;
          as_of: string;
          deal_id: string;
          factors: NonNullable<Json>;
          id: string;
          input_hash: string;
          interval_high: number;
          interval_low: number;
          model_id: string;
          org_id: string;
          outcome: boolean | null;
          probability: number;
          reason: string | null;
          scored_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          abstained: boolean;
          as_of?: string;
          deal_id: string;
          factors?: NonNullable<Json>;
          id?: string;
          input_hash: string;
          interval_high: number;
          interval_low: number;
          model_id: string;
          org_id: string;
          outcome?: boolean | null;
          probability: number;
          reason?: string | null;
          scored_at?: string | null;
        };
        Update: {
          abstained?: boolean;
          as_of?: string;
          deal_id?: string;
          factors?: NonNullable<Json>;
          id?: string;
          input_hash?: string;
          interval_high?: number;
          interval_low?: number;
          model_id?: string;
          org_id?: string;
          outcome?: boolean | null;
          probability?: number;
          reason?: string | null;
          scored_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'forecast_predictions_org_id_deal_id_fkey';
            columns: ['org_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'forecast_predictions_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'forecast_predictions_org_id_model_id_fkey';
            columns: ['org_id', 'model_id'];
            isOneToOne: false;
            referencedRelation: 'forecast_models';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      generations: {
        Row: {
          attempts: number;
          claims_dropped: number;
          cost_usd: number | null;
          created_at: string;
          engine: string;
          evidence_ids: string[];
          fallback_reason: string | null;
          id: string;
          input_tokens: number | null;
          latency_ms: number;
          model: string;
          org_id: string;
          output_tokens: number | null;
          principal_id: string | null;
          prompt_variant: string;
          prompt_version: string;
          task: string;
        };
        ComputedFields: never;
        Insert: {
          attempts?: number;
          claims_dropped?: number;
          cost_usd?: number | null;
          created_at?: string;
          engine: string;
          evidence_ids?: string[];
          fallback_reason?: string | null;
          id?: string;
          input_tokens?: number | null;
          latency_ms: number;
          model: string;
          org_id: string;
          output_tokens?: number | null;
          principal_id?: string | null;
          prompt_variant?: string;
          prompt_version: string;
          task: string;
        };
        Update: {
          attempts?: number;
          claims_dropped?: number;
          cost_usd?: number | null;
          created_at?: string;
          engine?: string;
          evidence_ids?: string[];
          fallback_reason?: string | null;
          id?: string;
          input_tokens?: number | null;
          latency_ms?: number;
          model?: string;
          org_id?: string;
          output_tokens?: number | null;
          principal_id?: string | null;
          prompt_variant?: string;
          prompt_version?: string;
          task?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'generations_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      icp_models: {
        Row: {
          basis: string;
          id: string;
          n_leads: number;
          n_positive: number;
          org_id: string;
          parameters: NonNullable<Json>;
          quality: NonNullable<Json>;
          reason: string | null;
          trained_at: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          basis: string;
          id?: string;
          n_leads: number;
          n_positive: number;
          org_id: string;
          parameters: NonNullable<Json>;
          quality: NonNullable<Json>;
          reason?: string | null;
          trained_at?: string;
          version: number;
        };
        Update: {
          basis?: string;
          id?: string;
          n_leads?: number;
          n_positive?: number;
          org_id?: string;
          parameters?: NonNullable<Json>;
          quality?: NonNullable<Json>;
          reason?: string | null;
          trained_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'icp_models_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      idempotency_keys: {
        Row: {
          claimed_at: string;
          created_at: string;
          key_hash: string;
          org_id: string;
          principal_id: string;
          request_hash: string;
          response: string | null;
        };
        ComputedFields: never;
        Insert: {
          claimed_at?: string;
          created_at?: string;
          key_hash: string;
          org_id: string;
          principal_id: string;
          request_hash: string;
          response?: string | null;
        };
        Update: {
          claimed_at?: string;
          created_at?: string;
          key_hash?: string;
          org_id?: string;
          principal_id?: string;
          request_hash?: string;
          response?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'idempotency_keys_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'idempotency_keys_org_id_principal_id_fkey';
            columns: ['org_id', 'principal_id'];
            isOneToOne: false;
            referencedRelation: 'memberships';
            referencedColumns: ['org_id', 'principal_id'];
          },
        ];
      };
      import_batches: {
        Row: {
          committed_at: string | null;
          created_at: string;
          created_by: string;
          encoding: string | null;
          errors: NonNullable<Json>;
          failure: string | null;
          file_name: string | null;
          id: string;
          inserted: number;
          kind: string;
          mapping: NonNullable<Json>;
          normalization: NonNullable<Json>;
          org_id: string;
          origin: string;
          rejected: number;
          staged_rows: number;
          status: string;
          total_rows: number;
          unchanged: number;
          undo_report: Json | null;
          undone_at: string | null;
          updated: number;
          updated_at: string;
          warnings: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          committed_at?: string | null;
          created_at?: string;
          created_by?: string;
          encoding?: string | null;
          errors?: NonNullable<Json>;
          failure?: string | null;
          file_name?: string | null;
          id?: string;
          inserted?: number;
          kind: string;
          mapping?: NonNullable<Json>;
          normalization?: NonNullable<Json>;
          org_id: string;
          origin: string;
          rejected?: number;
          staged_rows?: number;
          status?: string;
          total_rows?: number;
          unchanged?: number;
          undo_report?: Json | null;
          undone_at?: string | null;
          updated?: number;
          updated_at?: string;
          warnings?: NonNullable<Json>;
        };
        Update: {
          committed_at?: string | null;
          created_at?: string;
          created_by?: string;
          encoding?: string | null;
          errors?: NonNullable<Json>;
          failure?: string | null;
          file_name?: string | null;
          id?: string;
          inserted?: number;
          kind?: string;
          mapping?: NonNullable<Json>;
          normalization?: NonNullable<Json>;
          org_id?: string;
          origin?: string;
          rejected?: number;
          staged_rows?: number;
          status?: string;
          total_rows?: number;
          unchanged?: number;
          undo_report?: Json | null;
          undone_at?: string | null;
          updated?: number;
          updated_at?: string;
          warnings?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: 'import_batches_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      import_changes: {
        Row: {
          action: string;
          after_hash: string;
          batch_id: string;
          before: Json | null;
          entity: string;
          entity_id: string;
          id: number;
          org_id: string;
          undone_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          after_hash: string;
          batch_id: string;
          before?: Json | null;
          entity: string;
          entity_id: string;
          id?: number;
          org_id: string;
          undone_at?: string | null;
        };
        Update: {
          action?: string;
          after_hash?: string;
          batch_id?: string;
          before?: Json | null;
          entity?: string;
          entity_id?: string;
          id?: number;
          org_id?: string;
          undone_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'import_changes_org_id_batch_id_fkey';
            columns: ['org_id', 'batch_id'];
            isOneToOne: false;
            referencedRelation: 'import_batches';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      import_files: {
        Row: {
          batch_id: string;
          content: string;
          created_by: string;
          org_id: string;
        };
        ComputedFields: never;
        Insert: {
          batch_id: string;
          content: string;
          created_by?: string;
          org_id: string;
        };
        Update: {
          batch_id?: string;
          content?: string;
          created_by?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'import_files_org_id_batch_id_fkey';
            columns: ['org_id', 'batch_id'];
            isOneToOne: false;
            referencedRelation: 'import_batches';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      import_mappings: {
        Row: {
          created_at: string;
          created_by: string;
          header_signature: string;
          id: string;
          kind: string;
          mapping: NonNullable<Json>;
          name: string;
          org_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string;
          header_signature: string;
          id?: string;
          kind: string;
          mapping: NonNullable<Json>;
          name: string;
          org_id: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          created_by?: string;
          header_signature?: string;
          id?: string;
          kind?: string;
          mapping?: NonNullable<Json>;
          name?: string;
          org_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'import_mappings_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      import_rows: {
        Row: {
          batch_id: string;
          created_by: string;
          data: NonNullable<Json>;
          field: string | null;
          line_number: number | null;
          message: string | null;
          org_id: string;
          row_number: number;
          target_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          batch_id: string;
          created_by?: string;
          data: NonNullable<Json>;
          field?: string | null;
          line_number?: number | null;
          message?: string | null;
          org_id: string;
          row_number: number;
          target_id?: string | null;
        };
        Update: {
          batch_id?: string;
          created_by?: string;
          data?: NonNullable<Json>;
          field?: string | null;
          line_number?: number | null;
          message?: string | null;
          org_id?: string;
          row_number?: number;
          target_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'import_rows_org_id_batch_id_fkey';
            columns: ['org_id', 'batch_id'];
            isOneToOne: false;
            referencedRelation: 'import_batches';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      improvement_reports: {
        Row: {
          agent_name: string | null;
          baseline_from: string | null;
          baseline_to: string | null;
          content: NonNullable<Json>;
          created_at: string;
          created_by: string | null;
          id: string;
          is_unnamed: boolean;
          n: number;
          org_id: string;
          period_from: string;
          period_to: string;
          trigger: string;
        };
        ComputedFields: never;
        Insert: {
          agent_name?: string | null;
          baseline_from?: string | null;
          baseline_to?: string | null;
          content: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          is_unnamed?: boolean;
          n: number;
          org_id: string;
          period_from: string;
          period_to: string;
          trigger?: string;
        };
        Update: {
          agent_name?: string | null;
          baseline_from?: string | null;
          baseline_to?: string | null;
          content?: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          is_unnamed?: boolean;
          n?: number;
          org_id?: string;
          period_from?: string;
          period_to?: string;
          trigger?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'improvement_reports_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      industry_benchmarks: {
        Row: {
          bins: number[] | null;
          company_size: string;
          created_at: string;
          id: string;
          industry: string;
          metric: string;
          n: number | null;
          org_id: string | null;
          source: string;
          updated_at: string;
          value: number;
          variance: number | null;
          weight: number | null;
        };
        ComputedFields: never;
        Insert: {
          bins?: number[] | null;
          company_size: string;
          created_at?: string;
          id?: string;
          industry: string;
          metric: string;
          n?: number | null;
          org_id?: string | null;
          source: string;
          updated_at?: string;
          value: number;
          variance?: number | null;
          weight?: number | null;
        };
        Update: {
          bins?: number[] | null;
          company_size?: string;
          created_at?: string;
          id?: string;
          industry?: string;
          metric?: string;
          n?: number | null;
          org_id?: string | null;
          source?: string;
          updated_at?: string;
          value?: number;
          variance?: number | null;
          weight?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'industry_benchmarks_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      insight_events: {
        Row: {
          id: string;
          insight_id: string;
          occurred_at: string;
          org_id: string;
          principal_id: string;
          type: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          insight_id: string;
          occurred_at?: string;
          org_id: string;
          principal_id?: string;
          type: string;
        };
        Update: {
          id?: string;
          insight_id?: string;
          occurred_at?: string;
          org_id?: string;
          principal_id?: string;
          type?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'insight_events_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'insight_events_org_id_insight_id_fkey';
            columns: ['org_id', 'insight_id'];
            isOneToOne: false;
            referencedRelation: 'insights';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      insight_evidence: {
        Row: {
          id: string;
          insight_id: string;
          label: string;
          org_id: string;
          position: number;
          quote: string | null;
          source_id: string;
          type: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          insight_id: string;
          label: string;
          org_id: string;
          position: number;
          quote?: string | null;
          source_id: string;
          type: string;
        };
        Update: {
          id?: string;
          insight_id?: string;
          label?: string;
          org_id?: string;
          position?: number;
          quote?: string | null;
          source_id?: string;
          type?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'insight_evidence_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'insight_evidence_org_id_insight_id_fkey';
            columns: ['org_id', 'insight_id'];
            isOneToOne: false;
            referencedRelation: 'insights';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      insight_feedback: {
        Row: {
          action_taken: string | null;
          comment: string | null;
          created_at: string;
          deal_outcome: string | null;
          id: string;
          insight_id: string;
          org_id: string;
          principal_id: string;
          rating: number | null;
          type: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          action_taken?: string | null;
          comment?: string | null;
          created_at?: string;
          deal_outcome?: string | null;
          id?: string;
          insight_id: string;
          org_id: string;
          principal_id?: string;
          rating?: number | null;
          type: string;
          updated_at?: string;
        };
        Update: {
          action_taken?: string | null;
          comment?: string | null;
          created_at?: string;
          deal_outcome?: string | null;
          id?: string;
          insight_id?: string;
          org_id?: string;
          principal_id?: string;
          rating?: number | null;
          type?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'insight_feedback_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'insight_feedback_org_id_insight_id_fkey';
            columns: ['org_id', 'insight_id'];
            isOneToOne: false;
            referencedRelation: 'insights';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      insight_patterns: {
        Row: {
          computed_at: string;
          details: NonNullable<Json>;
          hits: number;
          id: string;
          interval_high: number;
          interval_low: number;
          key: string;
          kind: string;
          mean: number;
          n: number;
          org_id: string;
          stage: string;
        };
        ComputedFields: never;
        Insert: {
          computed_at?: string;
          details?: NonNullable<Json>;
          hits: number;
          id?: string;
          interval_high: number;
          interval_low: number;
          key: string;
          kind: string;
          mean: number;
          n: number;
          org_id: string;
          stage?: string;
        };
        Update: {
          computed_at?: string;
          details?: NonNullable<Json>;
          hits?: number;
          id?: string;
          interval_high?: number;
          interval_low?: number;
          key?: string;
          kind?: string;
          mean?: number;
          n?: number;
          org_id?: string;
          stage?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'insight_patterns_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      insight_rules: {
        Row: {
          conditions: NonNullable<Json>;
          created_at: string;
          created_by: string | null;
          enabled: boolean;
          id: string;
          kind: string;
          name: string;
          org_id: string;
          text: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          conditions: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          enabled?: boolean;
          id?: string;
          kind: string;
          name: string;
          org_id: string;
          text: string;
          updated_at?: string;
        };
        Update: {
          conditions?: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          enabled?: boolean;
          id?: string;
          kind?: string;
          name?: string;
          org_id?: string;
          text?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'insight_rules_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      insight_runs: {
        Row: {
          created_at: string;
          created_by: string | null;
          deal_id: string;
          deal_snapshot: NonNullable<Json>;
          engine: string;
          fallback_reason: string | null;
          id: string;
          model: string | null;
          org_id: string;
          prompt_version: string;
          similar_deals: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          deal_id: string;
          deal_snapshot: NonNullable<Json>;
          engine: string;
          fallback_reason?: string | null;
          id?: string;
          model?: string | null;
          org_id: string;
          prompt_version: string;
          similar_deals?: NonNullable<Json>;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          deal_id?: string;
          deal_snapshot?: NonNullable<Json>;
          engine?: string;
          fallback_reason?: string | null;
          id?: string;
          model?: string | null;
          org_id?: string;
          prompt_version?: string;
          similar_deals?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: 'insight_runs_org_id_deal_id_fkey';
            columns: ['org_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'insight_runs_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      insights: {
        Row: {
          actions: string[];
          body: string;
          confidence: number;
          confidence_basis: string;
          confidence_high: number;
          confidence_low: number;
          confidence_n: number;
          created_at: string;
          deal_id: string;
          deal_snapshot: NonNullable<Json>;
          engine: string;
          id: string;
          kind: string;
          model: string | null;
          org_id: string;
          outcome: string | null;
          outcome_at: string | null;
          position: number;
          prompt_version: string;
          run_id: string;
          signal: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          actions?: string[];
          body: string;
          confidence: number;
          confidence_basis: string;
          confidence_high: number;
          confidence_low: number;
          confidence_n: number;
          created_at?: string;
          deal_id: string;
          deal_snapshot: NonNullable<Json>;
          engine: string;
          id?: string;
          kind: string;
          model?: string | null;
          org_id: string;
          outcome?: string | null;
          outcome_at?: string | null;
          position: number;
          prompt_version: string;
          run_id: string;
          signal: string;
          title: string;
        };
        Update: {
          actions?: string[];
          body?: string;
          confidence?: number;
          confidence_basis?: string;
          confidence_high?: number;
          confidence_low?: number;
          confidence_n?: number;
          created_at?: string;
          deal_id?: string;
          deal_snapshot?: NonNullable<Json>;
          engine?: string;
          id?: string;
          kind?: string;
          model?: string | null;
          org_id?: string;
          outcome?: string | null;
          outcome_at?: string | null;
          position?: number;
          prompt_version?: string;
          run_id?: string;
          signal?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'insights_org_id_deal_id_fkey';
            columns: ['org_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'insights_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'insights_org_id_run_id_fkey';
            columns: ['org_id', 'run_id'];
            isOneToOne: false;
            referencedRelation: 'insight_runs';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      intelligence_snapshots: {
        Row: {
          learned_at: string;
          n_messages: number;
          org_id: string;
          patterns: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          learned_at?: string;
          n_messages: number;
          org_id: string;
          patterns?: NonNullable<Json>;
        };
        Update: {
          learned_at?: string;
          n_messages?: number;
          org_id?: string;
          patterns?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: 'intelligence_snapshots_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: true;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      invitations: {
        Row: {
          accepted_at: string | null;
          accepted_by: string | null;
          created_at: string;
          email: string;
          expires_at: string;
          id: string;
          invited_by: string | null;
          org_id: string;
          role: string;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          accepted_at?: string | null;
          accepted_by?: string | null;
          created_at?: string;
          email: string;
          expires_at?: string;
          id?: string;
          invited_by?: string | null;
          org_id: string;
          role: string;
          token_hash: string;
        };
        Update: {
          accepted_at?: string | null;
          accepted_by?: string | null;
          created_at?: string;
          email?: string;
          expires_at?: string;
          id?: string;
          invited_by?: string | null;
          org_id?: string;
          role?: string;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invitations_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      job_failures: {
        Row: {
          attempts: number;
          error: string;
          failed_at: string;
          id: string;
          message_id: number;
          name: string;
          org_id: string | null;
          payload: NonNullable<Json>;
          retried_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          attempts: number;
          error: string;
          failed_at?: string;
          id?: string;
          message_id: number;
          name: string;
          org_id?: string | null;
          payload: NonNullable<Json>;
          retried_at?: string | null;
        };
        Update: {
          attempts?: number;
          error?: string;
          failed_at?: string;
          id?: string;
          message_id?: number;
          name?: string;
          org_id?: string | null;
          payload?: NonNullable<Json>;
          retried_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'job_failures_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      job_schedules: {
        Row: {
          last_run_at: string;
          name: string;
        };
        ComputedFields: never;
        Insert: {
          last_run_at: string;
          name: string;
        };
        Update: {
          last_run_at?: string;
          name?: string;
        };
        Relationships: [];
      };
      learned_patterns: {
        Row: {
          cluster_key: string | null;
          conversation_ids: string[];
          created_at: string;
          created_by: string | null;
          description: string;
          expires_at: string | null;
          id: string;
          metadata: NonNullable<Json>;
          n: number | null;
          org_id: string;
          pattern_type: string;
          source: string;
          status: string;
          successes: number | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          cluster_key?: string | null;
          conversation_ids?: string[];
          created_at?: string;
          created_by?: string | null;
          description: string;
          expires_at?: string | null;
          id?: string;
          metadata?: NonNullable<Json>;
          n?: number | null;
          org_id: string;
          pattern_type: string;
          source?: string;
          status?: string;
          successes?: number | null;
          updated_at?: string;
        };
        Update: {
          cluster_key?: string | null;
          conversation_ids?: string[];
          created_at?: string;
          created_by?: string | null;
          description?: string;
          expires_at?: string | null;
          id?: string;
          metadata?: NonNullable<Json>;
          n?: number | null;
          org_id?: string;
          pattern_type?: string;
          source?: string;
          status?: string;
          successes?: number | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'learned_patterns_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      learning_figures: {
        Row: {
          computed_at: string;
          days: number;
          key: string;
          org_id: string;
          value: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          computed_at?: string;
          days: number;
          key: string;
          org_id: string;
          value: NonNullable<Json>;
        };
        Update: {
          computed_at?: string;
          days?: number;
          key?: string;
          org_id?: string;
          value?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: 'learning_figures_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      member_days: {
        Row: {
          day: string;
          org_id: string;
          principal_id: string;
        };
        ComputedFields: never;
        Insert: {
          day: string;
          org_id: string;
          principal_id?: string;
        };
        Update: {
          day?: string;
          org_id?: string;
          principal_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'member_days_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'member_days_org_id_principal_id_fkey';
            columns: ['org_id', 'principal_id'];
            isOneToOne: false;
            referencedRelation: 'memberships';
            referencedColumns: ['org_id', 'principal_id'];
          },
        ];
      };
      memberships: {
        Row: {
          api_key_id: string | null;
          created_at: string;
          display_name: string;
          email: string | null;
          kind: string;
          org_id: string;
          principal_id: string;
          role: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          api_key_id?: string | null;
          created_at?: string;
          display_name?: string;
          email?: string | null;
          kind?: string;
          org_id: string;
          principal_id: string;
          role: string;
          user_id?: string | null;
        };
        Update: {
          api_key_id?: string | null;
          created_at?: string;
          display_name?: string;
          email?: string | null;
          kind?: string;
          org_id?: string;
          principal_id?: string;
          role?: string;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'memberships_api_key_id_fkey';
            columns: ['api_key_id'];
            isOneToOne: false;
            referencedRelation: 'api_keys';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'memberships_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      notification_states: {
        Row: {
          dismissed_at: string | null;
          notification_id: string;
          org_id: string;
          principal_id: string;
          snoozed_until: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          dismissed_at?: string | null;
          notification_id: string;
          org_id: string;
          principal_id?: string;
          snoozed_until?: string | null;
          updated_at?: string;
        };
        Update: {
          dismissed_at?: string | null;
          notification_id?: string;
          org_id?: string;
          principal_id?: string;
          snoozed_until?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notification_states_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notification_states_org_id_notification_id_fkey';
            columns: ['org_id', 'notification_id'];
            isOneToOne: false;
            referencedRelation: 'notifications';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      notifications: {
        Row: {
          body: string;
          deal_id: string | null;
          dedupe_key: string;
          evidence: NonNullable<Json>;
          href: string;
          id: string;
          kind: string;
          next_action: string | null;
          org_id: string;
          owner_id: string | null;
          raised_at: string;
          resolved_at: string | null;
          severity: number;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          body: string;
          deal_id?: string | null;
          dedupe_key: string;
          evidence?: NonNullable<Json>;
          href: string;
          id?: string;
          kind: string;
          next_action?: string | null;
          org_id: string;
          owner_id?: string | null;
          raised_at?: string;
          resolved_at?: string | null;
          severity?: number;
          title: string;
        };
        Update: {
          body?: string;
          deal_id?: string | null;
          dedupe_key?: string;
          evidence?: NonNullable<Json>;
          href?: string;
          id?: string;
          kind?: string;
          next_action?: string | null;
          org_id?: string;
          owner_id?: string | null;
          raised_at?: string;
          resolved_at?: string | null;
          severity?: number;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notifications_org_id_deal_id_fkey';
            columns: ['org_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'notifications_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_org_id_owner_id_fkey';
            columns: ['org_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'memberships';
            referencedColumns: ['org_id', 'principal_id'];
          },
        ];
      };
      optimization_plan_items: {
        Row: {
          agent_name: string;
          before_directive_id: string | null;
          canary_share: number | null;
          change: NonNullable<Json>;
          context: NonNullable<Json>;
          decided_at: string | null;
          decided_by: string | null;
          directive_id: string | null;
          ended_at: string | null;
          ended_by: string | null;
          ended_reason: string | null;
          evidence: NonNullable<Json>;
          expected: NonNullable<Json>;
          id: string;
          kind: string;
          line: NonNullable<Json>;
          list: string;
          measured: Json | null;
          note: string | null;
          org_id: string;
          other_half: Json | null;
          pattern: NonNullable<Json>;
          place: number;
          plan_id: string;
          practice_ids: string[];
          replay: Json | null;
          started_at: string | null;
          status: string;
          window_days: number | null;
        };
        ComputedFields: never;
        Insert: {
          agent_name: string;
          before_directive_id?: string | null;
          canary_share?: number | null;
          change?: NonNullable<Json>;
          context?: NonNullable<Json>;
          decided_at?: string | null;
          decided_by?: string | null;
          directive_id?: string | null;
          ended_at?: string | null;
          ended_by?: string | null;
          ended_reason?: string | null;
          evidence?: NonNullable<Json>;
          expected?: NonNullable<Json>;
          id?: string;
          kind: string;
          line?: NonNullable<Json>;
          list?: string;
          measured?: Json | null;
          note?: string | null;
          org_id: string;
          other_half?: Json | null;
          pattern?: NonNullable<Json>;
          place?: number;
          plan_id: string;
          practice_ids?: string[];
          replay?: Json | null;
          started_at?: string | null;
          status?: string;
          window_days?: number | null;
        };
        Update: {
          agent_name?: string;
          before_directive_id?: string | null;
          canary_share?: number | null;
          change?: NonNullable<Json>;
          context?: NonNullable<Json>;
          decided_at?: string | null;
          decided_by?: string | null;
          directive_id?: string | null;
          ended_at?: string | null;
          ended_by?: string | null;
          ended_reason?: string | null;
          evidence?: NonNullable<Json>;
          expected?: NonNullable<Json>;
          id?: string;
          kind?: string;
          line?: NonNullable<Json>;
          list?: string;
          measured?: Json | null;
          note?: string | null;
          org_id?: string;
          other_half?: Json | null;
          pattern?: NonNullable<Json>;
          place?: number;
          plan_id?: string;
          practice_ids?: string[];
          replay?: Json | null;
          started_at?: string | null;
          status?: string;
          window_days?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'optimization_plan_items_org_id_before_directive_id_fkey';
            columns: ['org_id', 'before_directive_id'];
            isOneToOne: false;
            referencedRelation: 'agent_directives';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'optimization_plan_items_org_id_directive_id_fkey';
            columns: ['org_id', 'directive_id'];
            isOneToOne: false;
            referencedRelation: 'agent_directives';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'optimization_plan_items_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'optimization_plan_items_org_id_plan_id_fkey';
            columns: ['org_id', 'plan_id'];
            isOneToOne: false;
            referencedRelation: 'optimization_plans';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      optimization_plans: {
        Row: {
          created_at: string;
          id: string;
          n_messages: number;
          occasion: string;
          org_id: string;
          requested_by: string | null;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          id?: string;
          n_messages: number;
          occasion: string;
          org_id: string;
          requested_by?: string | null;
        };
        Update: {
          created_at?: string;
          id?: string;
          n_messages?: number;
          occasion?: string;
          org_id?: string;
          requested_by?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'optimization_plans_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      organizations: {
        Row: {
          created_at: string;
          default_currency: string;
          id: string;
          name: string;
          settings: NonNullable<Json>;
          time_zone: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          default_currency?: string;
          id?: string;
          name: string;
          settings?: NonNullable<Json>;
          time_zone?: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          default_currency?: string;
          id?: string;
          name?: string;
          settings?: NonNullable<Json>;
          time_zone?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      outbox_messages: {
        Row: {
          agent_decisions: NonNullable<Json>;
          attempts: number;
          body: string;
          campaign_id: string;
          channel: string;
          claimed_at: string | null;
          contact_id: string;
          created_at: string;
          created_by: string | null;
          due_at: string;
          experiment: Json | null;
          id: string;
          org_id: string;
          outcome_id: string;
          outdated_choice: string | null;
          outdated_item_id: string | null;
          place: number;
          practice_ids: string[];
          reason: string | null;
          sent_at: string | null;
          sent_by: string | null;
          sent_via: string | null;
          status: string;
          subject_line: string | null;
          text_before: Json | null;
          to_address: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          agent_decisions?: NonNullable<Json>;
          attempts?: number;
          body: string;
          campaign_id: string;
          channel: string;
          claimed_at?: string | null;
          contact_id: string;
          created_at?: string;
          created_by?: string | null;
          due_at?: string;
          experiment?: Json | null;
          id?: string;
          org_id: string;
          outcome_id?: string;
          outdated_choice?: string | null;
          outdated_item_id?: string | null;
          place: number;
          practice_ids?: string[];
          reason?: string | null;
          sent_at?: string | null;
          sent_by?: string | null;
          sent_via?: string | null;
          status?: string;
          subject_line?: string | null;
          text_before?: Json | null;
          to_address?: string | null;
          updated_at?: string;
        };
        Update: {
          agent_decisions?: NonNullable<Json>;
          attempts?: number;
          body?: string;
          campaign_id?: string;
          channel?: string;
          claimed_at?: string | null;
          contact_id?: string;
          created_at?: string;
          created_by?: string | null;
          due_at?: string;
          experiment?: Json | null;
          id?: string;
          org_id?: string;
          outcome_id?: string;
          outdated_choice?: string | null;
          outdated_item_id?: string | null;
          place?: number;
          practice_ids?: string[];
          reason?: string | null;
          sent_at?: string | null;
          sent_by?: string | null;
          sent_via?: string | null;
          status?: string;
          subject_line?: string | null;
          text_before?: Json | null;
          to_address?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'outbox_messages_org_id_campaign_id_fkey';
            columns: ['org_id', 'campaign_id'];
            isOneToOne: false;
            referencedRelation: 'campaigns';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outbox_messages_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outbox_messages_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'outbox_messages_outdated_fkey';
            columns: ['org_id', 'outdated_item_id'];
            isOneToOne: false;
            referencedRelation: 'optimization_plan_items';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      outcome_events: {
        Row: {
          bounce_type: string | null;
          currency: string | null;
          deal_key: string | null;
          deal_value: number | null;
          details: NonNullable<Json>;
          id: string;
          is_auto_reply: boolean;
          is_machine: boolean;
          occurred_at: string;
          org_id: string;
          outcome_id: string;
          reason: string | null;
          recorded_at: string;
          reply_text: string | null;
          source: string;
          source_event_id: string;
          type: string;
        };
        ComputedFields: never;
        Insert: {
          bounce_type?: string | null;
          currency?: string | null;
          deal_key?: string | null;
          deal_value?: number | null;
          details?: NonNullable<Json>;
          id?: string;
          is_auto_reply?: boolean;
          is_machine?: boolean;
          occurred_at: string;
          org_id: string;
          outcome_id: string;
          reason?: string | null;
          recorded_at?: string;
          reply_text?: string | null;
          source: string;
          source_event_id: string;
          type: string;
        };
        Update: {
          bounce_type?: string | null;
          currency?: string | null;
          deal_key?: string | null;
          deal_value?: number | null;
          details?: NonNullable<Json>;
          id?: string;
          is_auto_reply?: boolean;
          is_machine?: boolean;
          occurred_at?: string;
          org_id?: string;
          outcome_id?: string;
          reason?: string | null;
          recorded_at?: string;
          reply_text?: string | null;
          source?: string;
          source_event_id?: string;
          type?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'outcome_events_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'outcome_events_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'message_results';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outcome_events_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'outcome_labels';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outcome_events_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'training_ready_outcomes';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      outcome_labels: {
        Row: {
          agent_decisions: NonNullable<Json>;
          bounce_reason: string | null;
          bounce_type: string | null;
          bounced: boolean;
          campaign_id: string | null;
          channel: string;
          click_count: number;
          click_occasions: number;
          clicked: boolean;
          company_size: string | null;
          created_at: string;
          created_by: string | null;
          deal_closed: boolean;
          deal_created: boolean;
          deal_currency: string | null;
          deal_lost: boolean;
          deal_value: number | null;
          delivered: boolean;
          experiment: Json | null;
          framework: string | null;
          icp_model_id: string | null;
          icp_score: number | null;
          id: string;
          included_in_training: boolean;
          interest_signal: boolean | null;
          lead_id: string | null;
          lead_industry: string | null;
          lead_role: string | null;
          machine_open_count: number;
          meeting_booked: boolean;
          meeting_completed: boolean;
          meeting_no_show: boolean;
          message_body: string;
          objection_type: string | null;
          open_count: number;
          opened: boolean;
          org_id: string;
          practice_ids: string[];
          provider_message_id: string | null;
          replied: boolean;
          reply_event_id: string | null;
          reply_sentiment_score: number | null;
          reply_text: string | null;
          sent_at: string;
          sentiment_label: string | null;
          spam_reported: boolean;
          subject_line: string | null;
          time_to_close_days: number | null;
          tone: string | null;
          training_label: string;
          training_weight: number;
          unsubscribed: boolean;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          agent_decisions?: NonNullable<Json>;
          bounce_reason?: string | null;
          bounce_type?: string | null;
          bounced?: boolean;
          campaign_id?: string | null;
          channel: string;
          click_count?: number;
          click_occasions?: number;
          clicked?: boolean;
          company_size?: string | null;
          created_at?: string;
          created_by?: string | null;
          deal_closed?: boolean;
          deal_created?: boolean;
          deal_currency?: string | null;
          deal_lost?: boolean;
          deal_value?: number | null;
          delivered?: boolean;
          experiment?: Json | null;
          framework?: string | null;
          icp_model_id?: string | null;
          icp_score?: number | null;
          id?: string;
          included_in_training?: boolean;
          interest_signal?: boolean | null;
          lead_id?: string | null;
          lead_industry?: string | null;
          lead_role?: string | null;
          machine_open_count?: number;
          meeting_booked?: boolean;
          meeting_completed?: boolean;
          meeting_no_show?: boolean;
          message_body: string;
          objection_type?: string | null;
          open_count?: number;
          opened?: boolean;
          org_id: string;
          practice_ids?: string[];
          provider_message_id?: string | null;
          replied?: boolean;
          reply_event_id?: string | null;
          reply_sentiment_score?: number | null;
          reply_text?: string | null;
          sent_at?: string;
          sentiment_label?: string | null;
          spam_reported?: boolean;
          subject_line?: string | null;
          time_to_close_days?: number | null;
          tone?: string | null;
          training_label?: string;
          training_weight?: number;
          unsubscribed?: boolean;
          updated_at?: string;
        };
        Update: {
          agent_decisions?: NonNullable<Json>;
          bounce_reason?: string | null;
          bounce_type?: string | null;
          bounced?: boolean;
          campaign_id?: string | null;
          channel?: string;
          click_count?: number;
          click_occasions?: number;
          clicked?: boolean;
          company_size?: string | null;
          created_at?: string;
          created_by?: string | null;
          deal_closed?: boolean;
          deal_created?: boolean;
          deal_currency?: string | null;
          deal_lost?: boolean;
          deal_value?: number | null;
          delivered?: boolean;
          experiment?: Json | null;
          framework?: string | null;
          icp_model_id?: string | null;
          icp_score?: number | null;
          id?: string;
          included_in_training?: boolean;
          interest_signal?: boolean | null;
          lead_id?: string | null;
          lead_industry?: string | null;
          lead_role?: string | null;
          machine_open_count?: number;
          meeting_booked?: boolean;
          meeting_completed?: boolean;
          meeting_no_show?: boolean;
          message_body?: string;
          objection_type?: string | null;
          open_count?: number;
          opened?: boolean;
          org_id?: string;
          practice_ids?: string[];
          provider_message_id?: string | null;
          replied?: boolean;
          reply_event_id?: string | null;
          reply_sentiment_score?: number | null;
          reply_text?: string | null;
          sent_at?: string;
          sentiment_label?: string | null;
          spam_reported?: boolean;
          subject_line?: string | null;
          time_to_close_days?: number | null;
          tone?: string | null;
          training_label?: string;
          training_weight?: number;
          unsubscribed?: boolean;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'outcome_labels_org_id_campaign_id_fkey';
            columns: ['org_id', 'campaign_id'];
            isOneToOne: false;
            referencedRelation: 'campaigns';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outcome_labels_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'outcome_labels_org_id_icp_model_id_fkey';
            columns: ['org_id', 'icp_model_id'];
            isOneToOne: false;
            referencedRelation: 'icp_models';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outcome_labels_org_id_lead_id_fkey';
            columns: ['org_id', 'lead_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      persona_batch_items: {
        Row: {
          batch_id: string;
          contact_id: string;
          engine: string | null;
          id: string;
          org_id: string;
          persona_id: string | null;
          place: number;
          prepared: Json | null;
          reason: string | null;
          settled_at: string | null;
          status: string;
        };
        ComputedFields: never;
        Insert: {
          batch_id: string;
          contact_id: string;
          engine?: string | null;
          id?: string;
          org_id: string;
          persona_id?: string | null;
          place: number;
          prepared?: Json | null;
          reason?: string | null;
          settled_at?: string | null;
          status?: string;
        };
        Update: {
          batch_id?: string;
          contact_id?: string;
          engine?: string | null;
          id?: string;
          org_id?: string;
          persona_id?: string | null;
          place?: number;
          prepared?: Json | null;
          reason?: string | null;
          settled_at?: string | null;
          status?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'persona_batch_items_org_id_batch_id_fkey';
            columns: ['org_id', 'batch_id'];
            isOneToOne: false;
            referencedRelation: 'persona_batches';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'persona_batch_items_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'persona_batch_items_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'persona_batch_items_org_id_persona_id_fkey';
            columns: ['org_id', 'persona_id'];
            isOneToOne: false;
            referencedRelation: 'customer_personas';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      persona_batches: {
        Row: {
          created_at: string;
          created_by: string;
          engine: string | null;
          finished_at: string | null;
          id: string;
          mode: string;
          model: string | null;
          org_id: string;
          origin: string;
          provider_batch_id: string | null;
          reason: string | null;
          status: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by: string;
          engine?: string | null;
          finished_at?: string | null;
          id?: string;
          mode?: string;
          model?: string | null;
          org_id: string;
          origin?: string;
          provider_batch_id?: string | null;
          reason?: string | null;
          status?: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          created_by?: string;
          engine?: string | null;
          finished_at?: string | null;
          id?: string;
          mode?: string;
          model?: string | null;
          org_id?: string;
          origin?: string;
          provider_batch_id?: string | null;
          reason?: string | null;
          status?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'persona_batches_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      persona_evidence: {
        Row: {
          generation_id: string;
          id: string;
          label: string;
          observed_at: string;
          org_id: string;
          position: number;
          quote: string | null;
          source_id: string | null;
          sources: NonNullable<Json>;
          type: string;
        };
        ComputedFields: never;
        Insert: {
          generation_id: string;
          id?: string;
          label: string;
          observed_at: string;
          org_id: string;
          position: number;
          quote?: string | null;
          source_id?: string | null;
          sources?: NonNullable<Json>;
          type: string;
        };
        Update: {
          generation_id?: string;
          id?: string;
          label?: string;
          observed_at?: string;
          org_id?: string;
          position?: number;
          quote?: string | null;
          source_id?: string | null;
          sources?: NonNullable<Json>;
          type?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'persona_evidence_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'persona_evidence_org_id_generation_id_fkey';
            columns: ['org_id', 'generation_id'];
            isOneToOne: false;
            referencedRelation: 'persona_generation_history';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      persona_generation_history: {
        Row: {
          ai_generation_id: string | null;
          claims: number;
          claims_dropped: number;
          claims_unknown: number;
          contact_id: string;
          content: NonNullable<Json>;
          created_at: string;
          created_by: string | null;
          data_quality_score: number | null;
          engine: string;
          experiment: string;
          fallback_reason: string | null;
          id: string;
          interactions: number;
          method: string;
          mode: string;
          mode_reason: string | null;
          model: string | null;
          org_id: string;
          persona_id: string;
          prompt_version: string;
          requested_mode: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          ai_generation_id?: string | null;
          claims?: never;
          claims_dropped?: number;
          claims_unknown?: never;
          contact_id: string;
          content: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          data_quality_score?: number | null;
          engine: string;
          experiment: string;
          fallback_reason?: string | null;
          id?: string;
          interactions?: number;
          method: string;
          mode: string;
          mode_reason?: string | null;
          model?: string | null;
          org_id: string;
          persona_id: string;
          prompt_version: string;
          requested_mode: string;
          version: number;
        };
        Update: {
          ai_generation_id?: string | null;
          claims?: never;
          claims_dropped?: number;
          claims_unknown?: never;
          contact_id?: string;
          content?: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          data_quality_score?: number | null;
          engine?: string;
          experiment?: string;
          fallback_reason?: string | null;
          id?: string;
          interactions?: number;
          method?: string;
          mode?: string;
          mode_reason?: string | null;
          model?: string | null;
          org_id?: string;
          persona_id?: string;
          prompt_version?: string;
          requested_mode?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'persona_generation_history_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'persona_generation_history_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'persona_generation_history_org_id_persona_id_fkey';
            columns: ['org_id', 'persona_id'];
            isOneToOne: false;
            referencedRelation: 'customer_personas';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      persona_ratings: {
        Row: {
          comment: string | null;
          created_at: string;
          generation_id: string;
          id: string;
          org_id: string;
          principal_id: string;
          stars: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          comment?: string | null;
          created_at?: string;
          generation_id: string;
          id?: string;
          org_id: string;
          principal_id?: string;
          stars: number;
          updated_at?: string;
        };
        Update: {
          comment?: string | null;
          created_at?: string;
          generation_id?: string;
          id?: string;
          org_id?: string;
          principal_id?: string;
          stars?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'persona_ratings_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'persona_ratings_org_id_generation_id_fkey';
            columns: ['org_id', 'generation_id'];
            isOneToOne: false;
            referencedRelation: 'persona_generation_history';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      persona_uses: {
        Row: {
          format: string | null;
          generation_id: string;
          id: string;
          kind: string;
          occurred_at: string;
          org_id: string;
          persona_id: string;
          principal_id: string;
          source_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          format?: string | null;
          generation_id: string;
          id?: string;
          kind: string;
          occurred_at?: string;
          org_id: string;
          persona_id: string;
          principal_id?: string;
          source_id?: string | null;
        };
        Update: {
          format?: string | null;
          generation_id?: string;
          id?: string;
          kind?: string;
          occurred_at?: string;
          org_id?: string;
          persona_id?: string;
          principal_id?: string;
          source_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'persona_uses_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'persona_uses_org_id_generation_id_fkey';
            columns: ['org_id', 'generation_id'];
            isOneToOne: false;
            referencedRelation: 'persona_generation_history';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'persona_uses_org_id_persona_id_fkey';
            columns: ['org_id', 'persona_id'];
            isOneToOne: false;
            referencedRelation: 'customer_personas';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      pipeline_shapes: {
        Row: {
          computed_at: string;
          n_closed: number;
          org_id: string;
          shape: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          computed_at?: string;
          n_closed: number;
          org_id: string;
          shape: NonNullable<Json>;
        };
        Update: {
          computed_at?: string;
          n_closed?: number;
          org_id?: string;
          shape?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: 'pipeline_shapes_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: true;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      practice_examples: {
        Row: {
          body: string;
          created_at: string;
          id: string;
          org_id: string;
          outcome_id: string;
          practice_id: string;
          redactions: NonNullable<Json>;
          subject_line: string | null;
        };
        ComputedFields: never;
        Insert: {
          body: string;
          created_at?: string;
          id?: string;
          org_id: string;
          outcome_id: string;
          practice_id: string;
          redactions?: NonNullable<Json>;
          subject_line?: string | null;
        };
        Update: {
          body?: string;
          created_at?: string;
          id?: string;
          org_id?: string;
          outcome_id?: string;
          practice_id?: string;
          redactions?: NonNullable<Json>;
          subject_line?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'practice_examples_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'practice_examples_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'message_results';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'practice_examples_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'outcome_labels';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'practice_examples_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'training_ready_outcomes';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'practice_examples_org_id_practice_id_fkey';
            columns: ['org_id', 'practice_id'];
            isOneToOne: false;
            referencedRelation: 'best_practices';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      practice_features: {
        Row: {
          cta: string | null;
          hook: string | null;
          lead_source: string | null;
          length: string | null;
          org_id: string;
          outcome_id: string;
          region: string | null;
          send_window: string | null;
          step: string | null;
          subject_length: string | null;
          subject_style: string | null;
          weekday: string | null;
        };
        ComputedFields: never;
        Insert: {
          cta?: string | null;
          hook?: string | null;
          lead_source?: string | null;
          length?: string | null;
          org_id: string;
          outcome_id: string;
          region?: string | null;
          send_window?: string | null;
          step?: string | null;
          subject_length?: string | null;
          subject_style?: string | null;
          weekday?: string | null;
        };
        Update: {
          cta?: string | null;
          hook?: string | null;
          lead_source?: string | null;
          length?: string | null;
          org_id?: string;
          outcome_id?: string;
          region?: string | null;
          send_window?: string | null;
          step?: string | null;
          subject_length?: string | null;
          subject_style?: string | null;
          weekday?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'practice_features_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'practice_features_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: true;
            referencedRelation: 'message_results';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'practice_features_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: true;
            referencedRelation: 'outcome_labels';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'practice_features_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: true;
            referencedRelation: 'training_ready_outcomes';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      practice_intake: {
        Row: {
          is_accepted: boolean;
          n: number;
          org_id: string;
          reason: string;
          source: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          is_accepted: boolean;
          n?: number;
          org_id: string;
          reason: string;
          source: string;
          updated_at?: string;
        };
        Update: {
          is_accepted?: boolean;
          n?: number;
          org_id?: string;
          reason?: string;
          source?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'practice_intake_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      practice_usage: {
        Row: {
          created_at: string;
          how: string;
          org_id: string;
          outcome_id: string;
          practice_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          how: string;
          org_id: string;
          outcome_id: string;
          practice_id: string;
        };
        Update: {
          created_at?: string;
          how?: string;
          org_id?: string;
          outcome_id?: string;
          practice_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'practice_usage_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'practice_usage_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'message_results';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'practice_usage_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'outcome_labels';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'practice_usage_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'training_ready_outcomes';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'practice_usage_org_id_practice_id_fkey';
            columns: ['org_id', 'practice_id'];
            isOneToOne: false;
            referencedRelation: 'best_practices';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      practice_versions: {
        Row: {
          changed_by: string | null;
          content: string;
          context: NonNullable<Json>;
          counts: NonNullable<Json>;
          created_at: string;
          id: string;
          org_id: string;
          practice_id: string;
          rates: NonNullable<Json>;
          reason: string | null;
          status: string;
          tags: string[];
          version: number;
        };
        ComputedFields: never;
        Insert: {
          changed_by?: string | null;
          content: string;
          context: NonNullable<Json>;
          counts: NonNullable<Json>;
          created_at?: string;
          id?: string;
          org_id: string;
          practice_id: string;
          rates: NonNullable<Json>;
          reason?: string | null;
          status: string;
          tags: string[];
          version: number;
        };
        Update: {
          changed_by?: string | null;
          content?: string;
          context?: NonNullable<Json>;
          counts?: NonNullable<Json>;
          created_at?: string;
          id?: string;
          org_id?: string;
          practice_id?: string;
          rates?: NonNullable<Json>;
          reason?: string | null;
          status?: string;
          tags?: string[];
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'practice_versions_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'practice_versions_org_id_practice_id_fkey';
            columns: ['org_id', 'practice_id'];
            isOneToOne: false;
            referencedRelation: 'best_practices';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      preference_cards: {
        Row: {
          created_at: string;
          id: string;
          is_enabled: boolean;
          kind: string;
          org_id: string;
          seen: number;
          text: string;
          updated_at: string;
          user_id: string;
          value: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          id?: string;
          is_enabled?: boolean;
          kind: string;
          org_id: string;
          seen?: number;
          text: string;
          updated_at?: string;
          user_id?: string;
          value: string;
        };
        Update: {
          created_at?: string;
          id?: string;
          is_enabled?: boolean;
          kind?: string;
          org_id?: string;
          seen?: number;
          text?: string;
          updated_at?: string;
          user_id?: string;
          value?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'preference_cards_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      products: {
        Row: {
          attributes: NonNullable<Json>;
          created_at: string;
          currency: string;
          external_id: string | null;
          id: string;
          name: string;
          name_key: string;
          org_id: string;
          sales_price: number | null;
          series: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          attributes?: NonNullable<Json>;
          created_at?: string;
          currency?: string;
          external_id?: string | null;
          id?: string;
          name: string;
          name_key?: never;
          org_id: string;
          sales_price?: number | null;
          series?: string | null;
          updated_at?: string;
        };
        Update: {
          attributes?: NonNullable<Json>;
          created_at?: string;
          currency?: string;
          external_id?: string | null;
          id?: string;
          name?: string;
          name_key?: never;
          org_id?: string;
          sales_price?: number | null;
          series?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'products_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      reply_heads: {
        Row: {
          base: string;
          id: string;
          is_active: boolean;
          learned_at: string;
          learned_through: string;
          n: number;
          org_id: string;
          quality: NonNullable<Json>;
          version: number;
          weights: string;
        };
        ComputedFields: never;
        Insert: {
          base: string;
          id?: string;
          is_active?: boolean;
          learned_at?: string;
          learned_through: string;
          n: number;
          org_id: string;
          quality: NonNullable<Json>;
          version: number;
          weights: string;
        };
        Update: {
          base?: string;
          id?: string;
          is_active?: boolean;
          learned_at?: string;
          learned_through?: string;
          n?: number;
          org_id?: string;
          quality?: NonNullable<Json>;
          version?: number;
          weights?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reply_heads_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      reply_reviews: {
        Row: {
          candidates: NonNullable<Json>;
          corrected: Json | null;
          corrected_at: string | null;
          corrected_by: string | null;
          created_at: string;
          engine: string;
          event_id: string;
          fallback_reason: string | null;
          needs_review: boolean;
          objection_type: string | null;
          occurred_at: string;
          org_id: string;
          outcome_id: string;
          predicted: NonNullable<Json>;
          sentiment_label: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          candidates?: NonNullable<Json>;
          corrected?: Json | null;
          corrected_at?: string | null;
          corrected_by?: string | null;
          created_at?: string;
          engine: string;
          event_id: string;
          fallback_reason?: string | null;
          needs_review: boolean;
          objection_type?: never;
          occurred_at: string;
          org_id: string;
          outcome_id: string;
          predicted: NonNullable<Json>;
          sentiment_label?: never;
          updated_at?: string;
        };
        Update: {
          candidates?: NonNullable<Json>;
          corrected?: Json | null;
          corrected_at?: string | null;
          corrected_by?: string | null;
          created_at?: string;
          engine?: string;
          event_id?: string;
          fallback_reason?: string | null;
          needs_review?: boolean;
          objection_type?: never;
          occurred_at?: string;
          org_id?: string;
          outcome_id?: string;
          predicted?: NonNullable<Json>;
          sentiment_label?: never;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reply_reviews_org_id_event_id_fkey';
            columns: ['org_id', 'event_id'];
            isOneToOne: false;
            referencedRelation: 'outcome_events';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reply_reviews_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'reply_reviews_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'message_results';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reply_reviews_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'outcome_labels';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reply_reviews_org_id_outcome_id_fkey';
            columns: ['org_id', 'outcome_id'];
            isOneToOne: false;
            referencedRelation: 'training_ready_outcomes';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      reply_runs: {
        Row: {
          changed: number;
          created_at: string;
          created_by: string | null;
          done: number;
          failure: string | null;
          id: string;
          last_event_id: string | null;
          org_id: string;
          status: string;
          total: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          changed?: number;
          created_at?: string;
          created_by?: string | null;
          done?: number;
          failure?: string | null;
          id?: string;
          last_event_id?: string | null;
          org_id: string;
          status?: string;
          total?: number;
          updated_at?: string;
        };
        Update: {
          changed?: number;
          created_at?: string;
          created_by?: string | null;
          done?: number;
          failure?: string | null;
          id?: string;
          last_event_id?: string | null;
          org_id?: string;
          status?: string;
          total?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reply_runs_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      retention_policies: {
        Row: {
          keep_days: number;
          kind: string;
          org_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          keep_days: number;
          kind: string;
          org_id: string;
          updated_at?: string;
        };
        Update: {
          keep_days?: number;
          kind?: string;
          org_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'retention_policies_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      searches: {
        Row: {
          id: string;
          occurred_at: string;
          opened_rank: number | null;
          org_id: string;
          place: string;
          principal_id: string;
          results: number;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          occurred_at?: string;
          opened_rank?: number | null;
          org_id: string;
          place: string;
          principal_id?: string;
          results: number;
        };
        Update: {
          id?: string;
          occurred_at?: string;
          opened_rank?: number | null;
          org_id?: string;
          place?: string;
          principal_id?: string;
          results?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'searches_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'searches_org_id_principal_id_fkey';
            columns: ['org_id', 'principal_id'];
            isOneToOne: false;
            referencedRelation: 'memberships';
            referencedColumns: ['org_id', 'principal_id'];
          },
        ];
      };
      sequence_steps: {
        Row: {
          agent_decisions: NonNullable<Json>;
          arms: NonNullable<Json>;
          basis: string;
          body: string;
          channel: string;
          created_at: string;
          cta: string | null;
          day: number;
          directives: NonNullable<Json>;
          id: string;
          org_id: string;
          place: number;
          practice_ids: string[];
          sequence_id: string;
          subject_line: string | null;
          updated_at: string;
          written_body: string | null;
          written_subject_line: string | null;
        };
        ComputedFields: never;
        Insert: {
          agent_decisions?: NonNullable<Json>;
          arms?: NonNullable<Json>;
          basis?: string;
          body: string;
          channel: string;
          created_at?: string;
          cta?: string | null;
          day: number;
          directives?: NonNullable<Json>;
          id?: string;
          org_id: string;
          place: number;
          practice_ids?: string[];
          sequence_id: string;
          subject_line?: string | null;
          updated_at?: string;
          written_body?: string | null;
          written_subject_line?: string | null;
        };
        Update: {
          agent_decisions?: NonNullable<Json>;
          arms?: NonNullable<Json>;
          basis?: string;
          body?: string;
          channel?: string;
          created_at?: string;
          cta?: string | null;
          day?: number;
          directives?: NonNullable<Json>;
          id?: string;
          org_id?: string;
          place?: number;
          practice_ids?: string[];
          sequence_id?: string;
          subject_line?: string | null;
          updated_at?: string;
          written_body?: string | null;
          written_subject_line?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'sequence_steps_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'sequence_steps_org_id_sequence_id_fkey';
            columns: ['org_id', 'sequence_id'];
            isOneToOne: false;
            referencedRelation: 'sequences';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      sequences: {
        Row: {
          contact_id: string | null;
          context: NonNullable<Json>;
          created_at: string;
          created_by: string | null;
          directive_version: number | null;
          engine: string;
          experiment: Json | null;
          fallback_reason: string | null;
          goal: string | null;
          id: string;
          name: string;
          notes: NonNullable<Json>;
          org_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          contact_id?: string | null;
          context?: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          directive_version?: number | null;
          engine: string;
          experiment?: Json | null;
          fallback_reason?: string | null;
          goal?: string | null;
          id?: string;
          name: string;
          notes?: NonNullable<Json>;
          org_id: string;
          updated_at?: string;
        };
        Update: {
          contact_id?: string | null;
          context?: NonNullable<Json>;
          created_at?: string;
          created_by?: string | null;
          directive_version?: number | null;
          engine?: string;
          experiment?: Json | null;
          fallback_reason?: string | null;
          goal?: string | null;
          id?: string;
          name?: string;
          notes?: NonNullable<Json>;
          org_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'sequences_org_id_contact_id_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'sequences_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      subject_line_models: {
        Row: {
          id: string;
          learned_at: string;
          lines: number;
          messages: number;
          model: NonNullable<Json>;
          org_id: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          learned_at?: string;
          lines: number;
          messages: number;
          model: NonNullable<Json>;
          org_id: string;
          version: number;
        };
        Update: {
          id?: string;
          learned_at?: string;
          lines?: number;
          messages?: number;
          model?: NonNullable<Json>;
          org_id?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'subject_line_models_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      team_members: {
        Row: {
          attributes: NonNullable<Json>;
          created_at: string;
          email: string | null;
          external_id: string | null;
          id: string;
          manager: string | null;
          name: string;
          name_key: string;
          org_id: string;
          region: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          attributes?: NonNullable<Json>;
          created_at?: string;
          email?: string | null;
          external_id?: string | null;
          id?: string;
          manager?: string | null;
          name: string;
          name_key?: never;
          org_id: string;
          region?: string | null;
          updated_at?: string;
        };
        Update: {
          attributes?: NonNullable<Json>;
          created_at?: string;
          email?: string | null;
          external_id?: string | null;
          id?: string;
          manager?: string | null;
          name?: string;
          name_key?: never;
          org_id?: string;
          region?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'team_members_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      webhook_deliveries: {
        Row: {
          body: string;
          dedupe_key: string | null;
          effects: NonNullable<Json>;
          endpoint_id: string | null;
          error: string | null;
          events: number;
          headers: NonNullable<Json>;
          id: string;
          org_id: string;
          processed_at: string | null;
          provider: string;
          raw: string | null;
          received_at: string;
          verdict: string;
        };
        ComputedFields: never;
        Insert: {
          body?: string;
          dedupe_key?: string | null;
          effects?: NonNullable<Json>;
          endpoint_id?: string | null;
          error?: string | null;
          events?: number;
          headers?: NonNullable<Json>;
          id?: string;
          org_id: string;
          processed_at?: string | null;
          provider: string;
          raw?: string | null;
          received_at?: string;
          verdict?: string;
        };
        Update: {
          body?: string;
          dedupe_key?: string | null;
          effects?: NonNullable<Json>;
          endpoint_id?: string | null;
          error?: string | null;
          events?: number;
          headers?: NonNullable<Json>;
          id?: string;
          org_id?: string;
          processed_at?: string | null;
          provider?: string;
          raw?: string | null;
          received_at?: string;
          verdict?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'webhook_deliveries_org_id_endpoint_id_fkey';
            columns: ['org_id', 'endpoint_id'];
            isOneToOne: false;
            referencedRelation: 'webhook_endpoints';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'webhook_deliveries_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      webhook_endpoints: {
        Row: {
          created_at: string;
          crm_token: string;
          has_crm_token: boolean;
          id: string;
          name: string;
          old_secret: string;
          org_id: string;
          provider: string;
          rotated_at: string | null;
          secret: string;
          settings: NonNullable<Json>;
          status: string;
          token_hash: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          crm_token?: string;
          has_crm_token?: never;
          id?: string;
          name?: string;
          old_secret?: string;
          org_id: string;
          provider: string;
          rotated_at?: string | null;
          secret?: string;
          settings?: NonNullable<Json>;
          status?: string;
          token_hash: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          crm_token?: string;
          has_crm_token?: never;
          id?: string;
          name?: string;
          old_secret?: string;
          org_id?: string;
          provider?: string;
          rotated_at?: string | null;
          secret?: string;
          settings?: NonNullable<Json>;
          status?: string;
          token_hash?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'webhook_endpoints_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: {
      campaign_results: {
        Row: {
          bounced: number | null;
          campaign_id: string | null;
          clicked: number | null;
          delivered: number | null;
          first_sent_at: string | null;
          last_sent_at: string | null;
          meetings: number | null;
          meetings_held: number | null;
          negative_replies: number | null;
          opened: number | null;
          org_id: string;
          positive_replies: number | null;
          reached: number | null;
          replied: number | null;
          sent: number | null;
          spam_reported: number | null;
          unsubscribed: number | null;
          values: Json | null;
          won: number | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'outcome_labels_org_id_campaign_id_fkey';
            columns: ['org_id', 'campaign_id'];
            isOneToOne: false;
            referencedRelation: 'campaigns';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outcome_labels_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
        ];
      };
      message_results: {
        Row: {
          agent_decisions: NonNullable<Json>;
          bounced: boolean;
          campaign_id: string | null;
          channel: string;
          clicked: boolean;
          company_size: string | null;
          deal_currency: string | null;
          deal_value: number | null;
          delivered: boolean;
          framework: string | null;
          icp_score: number | null;
          id: string;
          lead_id: string | null;
          lead_industry: string | null;
          lead_role: string | null;
          meeting: boolean;
          meeting_held: boolean;
          negative_reply: boolean | null;
          opened: boolean;
          org_id: string;
          positive_reply: boolean | null;
          reached: boolean | null;
          replied: boolean;
          sent_at: string;
          spam_reported: boolean;
          tone: string | null;
          unsubscribed: boolean;
          won: boolean;
        };
        ComputedFields: never;
        Insert: {
          agent_decisions?: Json | null;
          bounced?: boolean | null;
          campaign_id?: string | null;
          channel?: string | null;
          clicked?: boolean | null;
          company_size?: string | null;
          deal_currency?: string | null;
          deal_value?: number | null;
          delivered?: boolean | null;
          framework?: string | null;
          icp_score?: number | null;
          id?: string | null;
          lead_id?: string | null;
          lead_industry?: string | null;
          lead_role?: string | null;
          meeting?: boolean | null;
          meeting_held?: boolean | null;
          negative_reply?: never;
          opened?: boolean | null;
          org_id?: string | null;
          positive_reply?: never;
          reached?: never;
          replied?: boolean | null;
          sent_at?: string | null;
          spam_reported?: boolean | null;
          tone?: string | null;
          unsubscribed?: boolean | null;
          won?: boolean | null;
        };
        Update: {
          agent_decisions?: Json | null;
          bounced?: boolean | null;
          campaign_id?: string | null;
          channel?: string | null;
          clicked?: boolean | null;
          company_size?: string | null;
          deal_currency?: string | null;
          deal_value?: number | null;
          delivered?: boolean | null;
          framework?: string | null;
          icp_score?: number | null;
          id?: string | null;
          lead_id?: string | null;
          lead_industry?: string | null;
          lead_role?: string | null;
          meeting?: boolean | null;
          meeting_held?: boolean | null;
          negative_reply?: never;
          opened?: boolean | null;
          org_id?: string | null;
          positive_reply?: never;
          reached?: never;
          replied?: boolean | null;
          sent_at?: string | null;
          spam_reported?: boolean | null;
          tone?: string | null;
          unsubscribed?: boolean | null;
          won?: boolean | null;
        };
        Relationships: [
          {
            foreignKeyName: 'outcome_labels_org_id_campaign_id_fkey';
            columns: ['org_id', 'campaign_id'];
            isOneToOne: false;
            referencedRelation: 'campaigns';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outcome_labels_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'outcome_labels_org_id_lead_id_fkey';
            columns: ['org_id', 'lead_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      training_ready_outcomes: {
        Row: {
          agent_decisions: NonNullable<Json>;
          bounce_reason: string | null;
          bounce_type: string | null;
          bounced: boolean;
          campaign_id: string | null;
          channel: string;
          click_count: number;
          click_occasions: number;
          clicked: boolean;
          company_size: string | null;
          created_at: string;
          created_by: string | null;
          deal_closed: boolean;
          deal_created: boolean;
          deal_currency: string | null;
          deal_lost: boolean;
          deal_value: number | null;
          delivered: boolean;
          experiment: Json | null;
          framework: string | null;
          icp_score: number | null;
          id: string;
          included_in_training: boolean;
          interest_signal: boolean | null;
          lead_id: string | null;
          lead_industry: string | null;
          lead_role: string | null;
          machine_open_count: number;
          meeting_booked: boolean;
          meeting_completed: boolean;
          meeting_no_show: boolean;
          message_body: string;
          objection_type: string | null;
          open_count: number;
          opened: boolean;
          org_id: string;
          practice_ids: string[];
          provider_message_id: string | null;
          replied: boolean;
          reply_event_id: string | null;
          reply_sentiment_score: number | null;
          reply_text: string | null;
          sent_at: string;
          sentiment_label: string | null;
          spam_reported: boolean;
          subject_line: string | null;
          time_to_close_days: number | null;
          tone: string | null;
          training_label: string;
          training_weight: number;
          unsubscribed: boolean;
          updated_at: string;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'outcome_labels_org_id_campaign_id_fkey';
            columns: ['org_id', 'campaign_id'];
            isOneToOne: false;
            referencedRelation: 'campaigns';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'outcome_labels_org_id_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organizations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'outcome_labels_org_id_lead_id_fkey';
            columns: ['org_id', 'lead_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
    };
    Functions: {
      accept_invitation: { Args: { p_token_hash: string }; Returns: string };
      adopt_plan_item: {
        Args: { p_item_id: string; p_note: string; p_org_id: string; p_plan_id: string };
        Returns: undefined;
      };
      apply_retention: { Args: { p_batch: number }; Returns: number };
      apply_webhook_deliveries: { Args: { p_deliveries: Json; p_org_id: string }; Returns: Json };
      apply_webhook_events: {
        Args: { p_delivery_id: string; p_events: Json; p_org_id: string; p_skipped: Json };
        Returns: Json;
      };
      benchmark_cells: { Args: { p_edges: Json; p_industries: Json; p_org_id: string }; Returns: Json };
      campaign_audience: {
        Args: { p_campaign_id: string; p_org_id: string };
        Returns: {
          company: string;
          company_size: string;
          contact_id: string;
          email: string;
          industry: string;
          job_title: string;
          last_activity_at: string;
          last_activity_kind: string;
          lead_source: string;
          name: string;
          refusal: string;
          region: string;
          time_zone: string;
        }[];
      };
      campaign_list: {
        Args: {
          p_before?: string;
          p_before_id?: string;
          p_limit?: number;
          p_org_id: string;
          p_q?: string;
          p_status?: string;
        };
        Returns: Json;
      };
      campaign_report: { Args: { p_campaign_id: string; p_org_id: string }; Returns: Json };
      cancel_reply_run: { Args: { p_org_id: string }; Returns: boolean };
      change_setting: { Args: { p_key: string; p_org_id: string; p_value: Json }; Returns: undefined };
      claim_idempotency_key: {
        Args: { p_key_hash: string; p_org_id: string; p_request_hash: string };
        Returns: {
          response: string;
          state: string;
        }[];
      };
      claim_outbox: {
        Args: { p_limit: number; p_org_id: string };
        Returns: {
          attempts: number;
          body: string;
          campaign_id: string;
          id: string;
          outcome_id: string;
          sender: string;
          subject_line: string;
          to_address: string;
        }[];
      };
      claim_schedule: { Args: { p_every_seconds: number; p_name: string }; Returns: boolean };
      commit_import: { Args: { p_batch_id: string; p_dry_run?: boolean }; Returns: Json };
      contact_behaviour: {
        Args: { p_as_of?: string; p_contact_id: string; p_org_id: string };
        Returns: Json;
      };
      contact_facets: {
        Args: { p_org_id: string };
        Returns: {
          facet: string;
          n: number;
          value: string;
        }[];
      };
      contact_topics: {
        Args: { p_contact_ids: string[]; p_org_id: string };
        Returns: {
          contact_id: string;
          topics: string[];
        }[];
      };
      context_candidates: {
        Args: {
          p_engine?: string;
          p_limit: number;
          p_model: string;
          p_org_id: string;
          p_pattern_limit: number;
          p_query: string;
          p_session_id?: string;
          p_vector?: string;
        };
        Returns: {
          chunk: number;
          content: string;
          content_words: number;
          context: Json;
          coverage: number;
          is_corrected: boolean;
          kind: string;
          rating: number;
          similarity: number;
          source_id: string;
          success: boolean;
          vector_rank: number;
          words_rank: number;
          words_score: number;
        }[];
      };
      context_texts: {
        Args: { p_ids: string[]; p_org_id: string };
        Returns: {
          agent_response: string;
          description: string;
          id: string;
          session_id: string;
          user_message: string;
        }[];
      };
      contribute_benchmarks: { Args: { p_org_id: string }; Returns: number };
      contribute_to_commons: { Args: { p_org_id: string }; Returns: number };
      conversation_agents: { Args: { p_org_id: string }; Returns: string[] };
      conversation_figures: {
        Args: {
          p_org_id: string;
          p_part: string;
          p_period: Json;
          p_slow_ms?: number;
          p_unit?: string;
          p_zone?: string;
        };
        Returns: Json;
      };
      conversation_session: { Args: { p_org_id: string; p_session_id: string }; Returns: Json };
      conversation_session_list: {
        Args: { p_before?: string; p_before_id?: string; p_filter: Json; p_limit: number; p_org_id: string };
        Returns: {
          agents: string[];
          at: string;
          corrections: number;
          ended_at: string;
          exchanges: number;
          failures: number;
          id: string;
          judged: number;
          mean_ms: number;
          mean_rating: number;
          p95_ms: number;
          question: string;
          redactions: number;
          rooms: string[];
          session_id: string;
          started_at: string;
        }[];
      };
      conversation_status: { Args: { p_org_id: string }; Returns: Json };
      count_intake: {
        Args: { p_is_total?: boolean; p_org_id: string; p_rows: Json; p_source: string };
        Returns: undefined;
      };
      create_api_key: {
        Args: {
          p_name: string;
          p_org_id: string;
          p_prefix: string;
          p_scopes: string[];
          p_token_hash: string;
        };
        Returns: string;
      };
      create_invitation: {
        Args: { p_email: string; p_org_id: string; p_role: string; p_token_hash: string };
        Returns: string;
      };
      create_organization: { Args: { p_name: string }; Returns: string };
      create_persona_batch: {
        Args: {
          p_contact_ids: string[];
          p_created_by?: string;
          p_mode?: string;
          p_org_id: string;
          p_origin?: string;
        };
        Returns: string;
      };
      current_directives: {
        Args: { p_agent_name?: string; p_org_id: string };
        Returns: {
          agent_name: string;
          avoid: NonNullable<Json>;
          best_practices: NonNullable<Json>;
          context: NonNullable<Json>;
          created_at: string;
          evidence: NonNullable<Json>;
          expires_at: string;
          guidance: NonNullable<Json>;
          id: string;
          org_id: string;
          plan_item_id: string | null;
          published_by: string | null;
          reason: string;
          restores_id: string | null;
          source_practice_ids: string[];
          status: string;
          version: number;
        }[];
        SetofOptions: {
          from: '*';
          to: 'agent_directives';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      deal_histories: {
        Args: { p_activities?: number; p_deal_ids: string[]; p_org_id: string };
        Returns: Json;
      };
      deal_stage_summary: {
        Args: { p_org_id: string };
        Returns: {
          amount_open: number;
          mean_position: number;
          n_closed: number;
          n_open: number;
          stage: string;
        }[];
      };
      decide_plan_item: {
        Args: { p_decision: string; p_item_id: string; p_note?: string; p_org_id: string; p_plan_id: string };
        Returns: undefined;
      };
      delay_job: { Args: { p_msg_id: number; p_seconds: number }; Returns: undefined };
      delay_jobs: { Args: { p_msg_ids: number[]; p_seconds: number }; Returns: undefined };
      delete_organization: { Args: { p_confirm_name: string; p_org_id: string }; Returns: undefined };
      dismiss_job: { Args: { p_failure_id: string }; Returns: undefined };
      distinct_industries: { Args: { p_org_id: string }; Returns: string[] };
      due_improvement_reports: {
        Args: { p_every: number; p_org_id: string };
        Returns: {
          agent_name: string;
          arrived_from: string;
          arrived_to: string;
          n: number;
        }[];
      };
      enqueue_job: { Args: { p_delay_seconds?: number; p_name: string; p_payload: Json }; Returns: number };
      enqueue_job_once: {
        Args: { p_dedupe_key: string; p_delay_seconds?: number; p_name: string; p_payload: Json };
        Returns: number;
      };
      erase_contact: { Args: { p_contact_id: string; p_org_id: string }; Returns: Json };
      export_contact: { Args: { p_contact_id: string; p_org_id: string }; Returns: Json };
      fail_job: { Args: { p_error: string; p_msg_id: number }; Returns: undefined };
      finish_idempotency_key: {
        Args: { p_key_hash: string; p_org_id: string; p_response: string };
        Returns: undefined;
      };
      finish_job: { Args: { p_msg_id: number }; Returns: boolean };
      finish_jobs: { Args: { p_msg_ids: number[] }; Returns: undefined };
      forecast_outcomes: { Args: { p_deal_ids: string[]; p_org_id: string }; Returns: number };
      forecast_rows: {
        Args: {
          p_after?: string;
          p_as_of: string;
          p_deal_ids?: string[];
          p_is_open: boolean;
          p_limit?: number;
          p_org_id: string;
        };
        Returns: Json;
      };
      give_commons_templates: { Args: { p_org_id: string; p_rows: Json }; Returns: number };
      has_unnamed_conversations: { Args: { p_org_id: string }; Returns: boolean };
      hold_webhook_delivery: {
        Args: {
          p_body: string;
          p_dedupe_key: string;
          p_endpoint_id: string;
          p_headers: Json;
          p_org_id: string;
          p_provider: string;
          p_raw: string;
          p_reason: string;
        };
        Returns: string;
      };
      icp_cells: { Args: { p_by_week?: boolean; p_dimensions: string[]; p_org_id: string }; Returns: Json };
      join_insight_outcomes: { Args: { p_deal_ids: string[]; p_org_id: string }; Returns: number };
      known_names: {
        Args: { p_org_id: string; p_text: string };
        Returns: {
          kind: string;
          name: string;
        }[];
      };
      launch_messages: {
        Args: { p_campaign_id: string; p_messages: Json; p_org_id: string };
        Returns: number;
      };
      learned_since: {
        Args: { p_org_id: string; p_since: string };
        Returns: {
          closed: number;
          feedback: number;
          insights_joined: number;
          won: number;
        }[];
      };
      learning_acted_deals: { Args: { p_from: string; p_limit?: number; p_org_id: string }; Returns: Json };
      learning_days: {
        Args: { p_from: string; p_org_id: string; p_part: string; p_to: string };
        Returns: Json;
      };
      learning_now: { Args: { p_org_id: string }; Returns: Json };
      learning_pairs: {
        Args: { p_from: string; p_kind: string; p_limit?: number; p_org_id: string; p_to: string };
        Returns: Json;
      };
      learning_people: { Args: { p_org_id: string; p_spans: Json }; Returns: Json };
      learning_response_times: { Args: { p_from: string; p_org_id: string; p_to: string }; Returns: Json };
      list_contacts: {
        Args: {
          p_cursor_id?: string;
          p_cursor_value?: string;
          p_descending?: boolean;
          p_industry?: string;
          p_limit?: number;
          p_org_id: string;
          p_owner?: string;
          p_q?: string;
          p_region?: string;
          p_sort?: string;
        };
        Returns: {
          company: string;
          company_id: string;
          email: string;
          external_id: string;
          id: string;
          industry: string;
          job_title: string;
          last_activity_at: string;
          lead_source: string;
          name: string;
          open_deals: number;
          owner: string;
          owner_id: string;
          region: string;
          sort_value: string;
          time_zone: string;
          training_consent: boolean;
          updated_at: string;
        }[];
      };
      list_deals: {
        Args: {
          p_cursor_id?: string;
          p_cursor_value?: string;
          p_descending?: boolean;
          p_limit?: number;
          p_org_id: string;
          p_owner?: string;
          p_q?: string;
          p_sort?: string;
          p_stage?: string;
          p_status?: string;
        };
        Returns: {
          amount: number;
          closed_at: string;
          company: string;
          company_id: string;
          company_size: string;
          competitor: string;
          contact_id: string;
          currency: string;
          expected_close_on: string;
          external_id: string;
          id: string;
          industry: string;
          last_activity_at: string;
          name: string;
          opened_at: string;
          owner: string;
          owner_id: string;
          product: string;
          sort_value: string;
          source: string;
          stage: string;
          status: string;
          updated_at: string;
        }[];
      };
      list_personas: {
        Args: {
          p_contact_id?: string;
          p_cursor_id?: string;
          p_cursor_value?: string;
          p_descending?: boolean;
          p_engine?: string;
          p_limit?: number;
          p_mode?: string;
          p_org_id: string;
          p_owner?: string;
          p_q?: string;
          p_sort?: string;
        };
        Returns: {
          company: string;
          contact_id: string;
          contact_name: string;
          data_quality_score: number;
          engine: string;
          generated_at: string;
          id: string;
          industry: string;
          job_title: string;
          method: string;
          mode: string;
          mode_reason: string;
          name: string;
          owner_id: string;
          rating_mean: number;
          rating_n: number;
          sort_value: string;
          version: number;
        }[];
      };
      list_practices: {
        Args: {
          p_category?: string;
          p_context?: Json;
          p_cursor_id?: string;
          p_cursor_value?: string;
          p_descending?: boolean;
          p_limit?: number;
          p_org_id: string;
          p_q?: string;
          p_sort?: string;
          p_source?: string;
          p_status?: string;
          p_tag?: string;
        };
        Returns: {
          practice: Json;
          sort_value: string;
        }[];
      };
      list_replies: {
        Args: {
          p_campaign?: string;
          p_contact?: string;
          p_cursor_at?: string;
          p_cursor_id?: string;
          p_limit?: number;
          p_objection?: string;
          p_org_id: string;
          p_sentiment?: string;
          p_status?: string;
        };
        Returns: {
          campaign: string;
          campaign_id: string;
          candidates: Json;
          channel: string;
          company: string;
          contact: string;
          contact_id: string;
          corrected: Json;
          corrected_at: string;
          corrected_by: string;
          corrected_by_name: string;
          engine: string;
          event_id: string;
          fallback_reason: string;
          message_start: string;
          needs_review: boolean;
          occurred_at: string;
          outcome_id: string;
          predicted: Json;
          reply_text: string;
          subject_line: string;
        }[];
      };
      log_conversations: { Args: { p_org_id: string; p_rows: Json; p_rules: Json }; Returns: Json };
      mark_contacts_of_messages: { Args: { p_org_id: string; p_outcome_ids: string[] }; Returns: undefined };
      mark_outbox_sent: { Args: { p_id: string; p_org_id: string; p_sent_at: string }; Returns: string };
      matched_deals: {
        Args: {
          p_deal_id: string;
          p_limit?: number;
          p_org_id: string;
          p_text_ids?: string[];
          p_text_scores?: number[];
        };
        Returns: {
          id: string;
          matched_on: string[];
          rank_overall: number;
          score: number;
          status: string;
        }[];
      };
      measure_behaviour_scales: { Args: { p_org_id: string }; Returns: number };
      nearest_to_source: {
        Args: {
          p_context?: Json;
          p_kind: string;
          p_limit: number;
          p_model: string;
          p_org_id: string;
          p_source_id: string;
          p_source_ids?: string[];
        };
        Returns: {
          chunk: number;
          content: string;
          context: Json;
          similarity: number;
          source_id: string;
        }[];
      };
      note_member_day: { Args: { p_org_id: string }; Returns: undefined };
      note_search: {
        Args: { p_id: string; p_opened_rank?: number; p_org_id: string; p_place: string; p_results: number };
        Returns: undefined;
      };
      order_stale_personas: { Args: { p_default: number; p_limit?: number }; Returns: number };
      organizations_with_stale_contacts: { Args: Record<PropertyKey, never>; Returns: string[] };
      outbox_due_organizations: { Args: { p_limit: number }; Returns: string[] };
      pattern_cells: {
        Args: { p_min: number; p_org_id: string };
        Returns: {
          context: Json;
          counts: Json;
          pattern: Json;
        }[];
      };
      peek_invitation: {
        Args: { p_token_hash: string };
        Returns: {
          email: string;
          organization_name: string;
          role: string;
          state: string;
        }[];
      };
      persona_batch_counts: {
        Args: { p_batch_ids: string[]; p_org_id: string };
        Returns: {
          batch_id: string;
          n: number;
          status: string;
        }[];
      };
      persona_benchmark_months: {
        Args: { p_from: string; p_metric: string; p_org_id: string };
        Returns: {
          month: string;
          n: number;
          successes: number;
          value: number;
        }[];
      };
      persona_coverage: { Args: { p_from: string; p_org_id: string }; Returns: Json };
      persona_generation_counts: {
        Args: { p_from: string; p_org_id: string };
        Returns: {
          claims: number;
          claims_dropped: number;
          claims_unknown: number;
          engine: string;
          generations: number;
          mode: string;
          month: string;
          score_squares: number;
          score_sum: number;
          scored: number;
        }[];
      };
      persona_rating_counts: {
        Args: { p_from: string; p_org_id: string };
        Returns: {
          engine: string;
          method: string;
          mode: string;
          n: number;
          principal_id: string;
          stars: number;
        }[];
      };
      persona_use_deals: { Args: { p_limit?: number; p_org_id: string }; Returns: Json };
      place_behaviours: { Args: { p_contact_ids: string[]; p_org_id: string }; Returns: number };
      plan_item_arms: {
        Args: { p_item_id: string; p_org_id: string };
        Returns: {
          arm: string;
          counts: Json;
          units: number;
        }[];
      };
      practice_citations: {
        Args: { p_org_id: string };
        Returns: {
          counts: Json;
          last_sent_at: string;
          practice_id: string;
        }[];
      };
      practice_example_sources: {
        Args: { p_ids: string[]; p_org_id: string };
        Returns: {
          body: string;
          company: string;
          contact: string;
          email: string;
          outcome_id: string;
          practice_id: string;
          sender: string;
          subject_line: string;
        }[];
      };
      practice_facets: {
        Args: {
          p_category?: string;
          p_context?: Json;
          p_org_id: string;
          p_q?: string;
          p_source?: string;
          p_status?: string;
          p_tag?: string;
        };
        Returns: {
          facet: string;
          n: number;
          value: string;
        }[];
      };
      practice_facts: { Args: { p_after?: string; p_limit: number; p_org_id: string }; Returns: Json };
      practice_lineage: {
        Args: { p_limit?: number; p_org_id: string; p_practice_id: string };
        Returns: {
          campaign: string;
          campaign_id: string;
          channel: string;
          company_size: string;
          how: string;
          industry: string;
          meeting: boolean;
          outcome_id: string;
          positive_reply: boolean;
          replied: boolean;
          sent_at: string;
          subject_line: string;
          total: number;
          won: boolean;
        }[];
      };
      practice_use: {
        Args: { p_org_id: string; p_practice_id: string };
        Returns: {
          first_sent_at: string;
          last_sent_at: string;
          messages: number;
        }[];
      };
      propose_optimization_plan: {
        Args: { p_items: Json; p_n_messages: number; p_occasion: string; p_org_id: string };
        Returns: string;
      };
      prune_jobs: { Args: Record<PropertyKey, never>; Returns: undefined };
      prune_learning: { Args: Record<PropertyKey, never>; Returns: number };
      publish_commons: { Args: Record<PropertyKey, never>; Returns: number };
      publish_commons_benchmarks: { Args: Record<PropertyKey, never>; Returns: number };
      publish_directive: { Args: { p_directive: Json; p_org_id: string }; Returns: string };
      publish_directives: { Args: { p_directives: Json; p_org_id: string }; Returns: number };
      queue_depth: {
        Args: Record<PropertyKey, never>;
        Returns: {
          dead: number;
          oldest_seconds: number;
          queued: number;
        }[];
      };
      raise_notifications: {
        Args: { p_deal_ids: string[]; p_items: Json; p_org_id: string };
        Returns: number;
      };
      read_jobs: {
        Args: { p_limit: number; p_visibility_seconds: number };
        Returns: {
          enqueued_at: string;
          message: Json;
          msg_id: number;
          read_ct: number;
        }[];
      };
      read_jobs_like: {
        Args: { p_like: Json; p_limit: number; p_visibility_seconds: number };
        Returns: {
          enqueued_at: string;
          message: Json;
          msg_id: number;
          read_ct: number;
        }[];
      };
      read_practice_features: { Args: { p_ids: string[]; p_org_id: string }; Returns: number };
      rebuild_outcomes: { Args: { p_org_id: string }; Returns: number };
      record_canary: {
        Args: { p_item_id: string; p_measured: Json; p_org_id: string; p_reason: string; p_status: string };
        Returns: undefined;
      };
      record_event_attempt: { Args: { p_attempt: Json; p_id: string; p_org_id: string }; Returns: undefined };
      record_insight_events: { Args: { p_events: Json; p_org_id: string }; Returns: number };
      refresh_behaviours: { Args: { p_contact_ids: string[]; p_org_id: string }; Returns: number };
      refresh_statistics: { Args: Record<PropertyKey, never>; Returns: undefined };
      release_idempotency_key: { Args: { p_key_hash: string; p_org_id: string }; Returns: undefined };
      rename_me: { Args: { p_name: string }; Returns: undefined };
      replay_event_delivery: { Args: { p_id: string }; Returns: undefined };
      replay_webhook_deliveries: {
        Args: {
          p_endpoint_id: string;
          p_only_unlinked: boolean;
          p_since: string;
          p_until: string;
          p_verdict: string;
        };
        Returns: number;
      };
      replay_webhook_delivery: { Args: { p_id: string }; Returns: undefined };
      reply_counts: {
        Args: { p_org_id: string };
        Returns: {
          corrected: number;
          to_review: number;
          total: number;
        }[];
      };
      resolve_api_key: {
        Args: { p_token_hash: string };
        Returns: {
          id: string;
          name: string;
          org_id: string;
          organization_name: string;
          role: string;
          scopes: string[];
        }[];
      };
      restore_directive: { Args: { p_id: string; p_org_id: string; p_reason: string }; Returns: string };
      retry_job: { Args: { p_failure_id: string }; Returns: undefined };
      revoke_api_key: { Args: { p_id: string }; Returns: undefined };
      rotate_subscription_secret: { Args: { p_id: string; p_secret: string }; Returns: undefined };
      rotate_webhook_secret: { Args: { p_id: string; p_secret: string }; Returns: undefined };
      search_embeddings: {
        Args: {
          p_context?: Json;
          p_engine?: string;
          p_exclude?: string;
          p_kind: string;
          p_limit: number;
          p_model: string;
          p_org_id: string;
          p_query?: string;
          p_source_ids?: string[];
          p_vector?: string;
        };
        Returns: {
          chunk: number;
          content: string;
          content_words: number;
          context: Json;
          coverage: number;
          similarity: number;
          source_id: string;
          vector_rank: number;
          words_rank: number;
          words_score: number;
        }[];
      };
      send_test_event: { Args: { p_id: string }; Returns: string };
      set_embedding_context: { Args: { p_kind: string; p_org_id: string; p_rows: Json }; Returns: number };
      settle_outbox: {
        Args: {
          p_due_at?: string;
          p_id: string;
          p_org_id: string;
          p_provider_message_id?: string;
          p_reason?: string;
          p_status: string;
        };
        Returns: undefined;
      };
      settle_outdated: { Args: { p_choice: string; p_org_id: string; p_texts: Json }; Returns: string[] };
      similar_contacts: {
        Args: { p_contact_id: string; p_model: string; p_org_id: string; p_pool?: number };
        Returns: {
          company: string;
          company_size: string;
          contact_id: string;
          description: number;
          features: number[];
          industry: string;
          interactions: number;
          job_title: string;
          lost: number;
          name: string;
          open_deals: number;
          own_features: number[];
          won: number;
        }[];
      };
      stale_contacts: { Args: { p_limit: number; p_org_id: string }; Returns: string[] };
      stale_embeddings: {
        Args: { p_kind: string; p_limit: number; p_model: string; p_org_id: string };
        Returns: string[];
      };
      stale_personas: {
        Args: { p_default: number; p_limit?: number };
        Returns: {
          contact_id: string;
          fresh: number;
          made_by: string;
          mode: string;
          org_id: string;
        }[];
      };
      start_reply_run: { Args: { p_org_id: string }; Returns: string };
      steer_persona_batch: {
        Args: { p_action: string; p_batch_id: string; p_org_id: string };
        Returns: string;
      };
      stop_sequences: {
        Args: { p_org_id: string; p_outcome_ids: string[] };
        Returns: {
          campaign_id: string;
          messages: number;
          reason: string;
        }[];
      };
      store_batch_persona: {
        Args: {
          p_contact_id: string;
          p_evidence: Json;
          p_generation: Json;
          p_item_id: string;
          p_org_id: string;
        };
        Returns: string;
      };
      store_benchmarks: { Args: { p_org_id: string; p_rows: Json }; Returns: number };
      store_embeddings: {
        Args: { p_kind: string; p_model: string; p_org_id: string; p_rows: Json };
        Returns: number;
      };
      store_insights: {
        Args: { p_deal_id: string; p_insights: Json; p_org_id: string; p_run: Json };
        Returns: string;
      };
      store_pattern_members: {
        Args: { p_found_at: string; p_org_id: string; p_rows: Json };
        Returns: number;
      };
      store_patterns: { Args: { p_org_id: string; p_rows: Json }; Returns: number };
      store_persona: {
        Args: { p_contact_id: string; p_evidence: Json; p_generation: Json; p_org_id: string };
        Returns: string;
      };
      store_practices: { Args: { p_org_id: string; p_rows: Json }; Returns: number };
      store_predictions: { Args: { p_org_id: string; p_rows: Json }; Returns: number };
      store_reply_head: {
        Args: {
          p_base: string;
          p_is_active: boolean;
          p_learned_through: string;
          p_n: number;
          p_org_id: string;
          p_quality: Json;
          p_weights: string;
        };
        Returns: number;
      };
      store_subject_line_model: {
        Args: { p_lines: number; p_messages: number; p_model: Json; p_org_id: string };
        Returns: number;
      };
      store_webhook_deliveries: { Args: { p_deliveries: Json }; Returns: undefined };
      store_webhook_delivery: {
        Args: {
          p_body: string;
          p_dedupe_key: string;
          p_endpoint_id: string;
          p_headers: Json;
          p_org_id: string;
          p_provider: string;
        };
        Returns: string;
      };
      strategy_counts: {
        Args: {
          p_agent_name?: string;
          p_by_agent?: boolean;
          p_campaign_id?: string;
          p_dimension?: string;
          p_org_id: string;
        };
        Returns: Json;
      };
      subject_line_counts: { Args: { p_before: string; p_from: string; p_org_id: string }; Returns: Json };
      subject_line_sources: {
        Args: { p_before?: string; p_before_id?: string; p_limit: number; p_org_id: string };
        Returns: {
          company: string;
          contact: string;
          id: string;
          opened: boolean;
          positive_reply: boolean;
          reached: boolean;
          sender: string;
          sent_at: string;
          subject_line: string;
        }[];
      };
      take_back_plan_item: {
        Args: { p_item_id: string; p_note?: string; p_org_id: string; p_plan_id: string };
        Returns: undefined;
      };
      today_items: {
        Args: { p_limit?: number; p_org_id: string; p_scope?: string };
        Returns: {
          body: string;
          deal_id: string;
          evidence: Json;
          href: string;
          id: string;
          is_mine: boolean;
          kind: string;
          next_action: string;
          raised_at: string;
          severity: number;
          title: string;
        }[];
      };
      trace_citations: { Args: { p_org_id: string }; Returns: number };
      trace_practices: { Args: { p_org_id: string; p_rows: Json }; Returns: number };
      track_messages: {
        Args: { p_messages: Json; p_org_id: string };
        Returns: {
          outcome_id: string;
          place: number;
          problem: string;
        }[];
      };
      undo_import: { Args: { p_batch_id: string }; Returns: Json };
      unread_messages: { Args: { p_limit: number; p_org_id: string }; Returns: string[] };
      verify_audit_log: { Args: { p_org_id: string }; Returns: number };
      worked_with: { Args: { p_contact_ids: string[]; p_org_id: string }; Returns: Json };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema['Enums']
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;
