import 'server-only';
import { z } from 'zod';
import { contextFor } from '../conversations/context-service';
import { logConversations } from '../conversations/log-service';
import { contextQuery } from '../conversations/pattern-schema';
import { exchangeSchema } from '../conversations/schema';
import { getDeal } from '../deals/queries';
import { generateAll } from '../insights/generate-service';
import { listDealInsights } from '../insights/queries';
import { directiveQuery } from '../intelligence/schema';
import { currentDirective, contextOf as directiveContext } from '../intelligence/service';
import { messageSchema } from '../outcomes/schema';
import { trackMessages } from '../outcomes/service';
import { searchQuery } from '../practices/input-schema';
import { contextOf as practiceContext } from '../practices/queries';
import { searchPractices } from '../practices/search-service';
import { classifyBody } from '../replies/schema';
import { classifyReplies } from '../replies/service';
import { type Tool, tool } from './tool';

export const TOOLS: readonly Tool[] = [
  tool(
    {
      name: 'search_practices',
      title: 'Search best practices',
      description:
        'What has worked in this organisation, by meaning and context, with rates, intervals and sample sizes.',
      scope: 'read',
      input: searchQuery,
    },
    ({ db, org }, input) => searchPractices(db, org.id, { ...input, context: practiceContext(input) }),
  ),
  tool(
    {
      name: 'get_directives',
      title: 'Get directives',
      description: 'What an agent should do and avoid in a context, with the evidence for every line.',
      scope: 'read',
      input: directiveQuery,
    },
    ({ db, org }, { agent_name, unit_id, ...context }) =>
      currentDirective(db, org.id, {
        agentName: agent_name,
        context: directiveContext(context),
        ...(unit_id ? { unitId: unit_id } : {}),
      }),
  ),
  tool(
    {
      name: 'classify_reply',
      title: 'Classify replies',
      description: 'Sentiment, interest and objection of replies, and whether a person should look.',
      scope: 'write',
      input: classifyBody,
    },
    ({ db, org }, { replies }) => classifyReplies(db, org.id, replies),
  ),
  tool(
    {
      name: 'log_conversation',
      title: 'Log an exchange',
      description: 'Stores one exchange of an agent; what is personal is taken out first.',
      scope: 'write',
      input: exchangeSchema,
    },
    async ({ db, org }, exchange) => {
      const [conversation_id] = await logConversations(db, org.id, [exchange], 'mcp');
      return { conversation_id };
    },
  ),
  tool(
    {
      name: 'get_context',
      title: 'Get context',
      description: 'Past exchanges and learned patterns that help with a query; what went well comes first.',
      scope: 'read',
      input: contextQuery,
    },
    ({ db, org }, query) => contextFor(db, org.id, query),
  ),
  tool(
    {
      name: 'track_message',
      title: 'Track a message',
      description:
        'Tells Winloop of a message that was sent, so that what becomes of it can be learned from.',
      scope: 'write',
      input: messageSchema,
    },
    async ({ db, org }, message) => (await trackMessages(db, org.id, [message]))[0],
  ),
  tool(
    {
      name: 'get_deal_insights',
      title: 'Get deal insights',
      description:
        'Risk, opportunity, next action and win probability of a deal with evidence; generated when asked to.',
      scope: 'read',
      input: z.object({ deal_id: z.uuid(), generate: z.boolean().default(false) }),
    },
    async ({ db, org, principal }, { deal_id, generate }) => {
      if (generate) return generateAll({ db, orgId: org.id, principalId: principal.id }, deal_id, new Date());
      await getDeal(db, org.id, deal_id);
      return listDealInsights(db, org.id, deal_id, principal.id);
    },
  ),
];
