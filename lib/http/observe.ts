import 'server-only';
import { among, routeLabel } from '../telemetry/label';
import { SILENT, type Span, telemetry, withSpan } from '../telemetry/telemetry';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
// Next leaves the parameters out where the route has none.
type Context = { params?: Promise<unknown> };
type Run = (span: Span) => Promise<Response>;

/** A request as a span: its method, the pattern of its route and the status, nothing that was said. */
export function observed(request: Request, context: Context, run: Run): Promise<Response> {
  // Not even a promise more when nobody listens.
  return telemetry() ? inSpan(request, context, run) : run(SILENT);
}

async function inSpan(request: Request, { params }: Context, run: Run): Promise<Response> {
  const taken = await params?.catch(() => undefined);
  const attributes = () => ({
    'http.request.method': among(METHODS, request.method),
    'http.route': routeLabel(new URL(request.url).pathname, taken),
  });
  return withSpan('request', attributes, async (span) => {
    const response = await run(span);
    span.set({ 'http.response.status_code': response.status });
    return response;
  });
}
