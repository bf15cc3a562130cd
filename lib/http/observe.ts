import 'server-only';
import { among, routeLabel } from '../telemetry/label';
import { type Span, telemetry, withSpan } from '../telemetry/telemetry';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A request as a span: its method, the pattern of its route and the status, nothing that was said. */
export async function observed(
  request: Request,
  // Next leaves the parameters out where the route has none.
  { params }: { params?: Promise<unknown> },
  run: (span: Span) => Promise<Response>,
): Promise<Response> {
  const taken = telemetry() && (await params?.catch(() => undefined));
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
