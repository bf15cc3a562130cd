/** How an agent tells what was said, ready to copy. */
export const snippetsFor = (url: string) => [
  {
    value: 'api',
    label: 'API',
    words: 'One exchange, or an array of up to 1,000. The key needs the scope “write”.',
    code: `curl -X POST ${url}/api/v1/conversations \\
  -H "Authorization: Bearer wl_…" \\
  -H "Content-Type: application/json" \\
  -d '{
    "session_id": "call-1042",
    "agent_name": "Ada",
    "user_message": "Where is my order?",
    "agent_response": "It arrives tomorrow.",
    "response_time_ms": 840,
    "success": true,
    "metadata": { "intent": "order_status" }
  }'`,
  },
  {
    value: 'client',
    label: 'TypeScript client',
    words:
      'Copy lib/conversations/client.ts into your project. It batches, never makes the agent wait, and survives a restart of the server.',
    code: `import { ConversationClient } from './client';

const log = new ConversationClient({ url: '${url}', apiKey: 'wl_…' });

log.log({
  session_id: 'call-1042',
  user_message: question,
  agent_response: answer,
  response_time_ms: Date.now() - askedAt,
  success: true,
});
await log.flush(); // before the process ends`,
  },
  {
    value: 'mcp',
    label: 'MCP',
    words: 'The tools log_conversation and get_context, for any agent that speaks MCP.',
    code: `{
  "mcpServers": {
    "winloop": {
      "url": "${url}/api/mcp",
      "headers": { "Authorization": "Bearer wl_…" }
    }
  }
}`,
  },
];
