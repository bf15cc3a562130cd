import 'server-only';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { hasScope } from '../auth/principal';
import { AppError, toAppError } from '../errors';
import { logger } from '../logger';
import { among, label } from '../telemetry/label';
import { type Span, withSpan } from '../telemetry/telemetry';
import type { Tool, ToolCaller } from './tool';
import { TOOLS } from './tools';

const SERVER = { name: 'winloop', version: '1.0.0' };
const text = (value: unknown): CallToolResult['content'] => [
  { type: 'text', text: typeof value === 'string' ? value : JSON.stringify(value ?? null) },
];

/** Answers one request of the Model Context Protocol. Nothing is kept between two: any process may answer the next. */
export async function answerMcp(caller: ToolCaller, request: Request): Promise<Response> {
  const server = new McpServer(SERVER);
  for (const tool of TOOLS) {
    const { name, title, description, input } = tool;
    const annotations = { readOnlyHint: tool.scope === 'read' };
    server.registerTool(name, { title, description, inputSchema: input.shape, annotations }, (given) =>
      run(tool, caller, given),
    );
  }
  // Without a session id generator the transport is stateless; each answer is one JSON body.
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}

function run(tool: Tool, caller: ToolCaller, input: unknown): Promise<CallToolResult> {
  const attributes = () => ({
    'mcp.method.name': label('tools/call'),
    'gen_ai.tool.name': among(
      TOOLS.map(({ name }) => name),
      tool.name,
    ),
  });
  return withSpan('tool', attributes, (span) => answer(tool, caller, input, span));
}

/** What goes wrong is told to the agent in words that it can act on. */
async function answer(tool: Tool, caller: ToolCaller, input: unknown, span: Span): Promise<CallToolResult> {
  try {
    if (!hasScope(caller.principal, tool.scope)) {
      throw new AppError('forbidden', `This key may not do this. It needs the scope "${tool.scope}".`);
    }
    return { content: text(await tool.run(caller, input)) };
  } catch (thrown) {
    const error = toAppError(thrown);
    span.fail(thrown);
    if (error.code === 'internal') logger.error({ err: thrown, tool: tool.name }, 'a tool failed');
    return { isError: true, content: text(error.message) };
  }
}
