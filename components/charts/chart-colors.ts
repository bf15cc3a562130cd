/** Tokens of globals.css, for attributes of SVG. */
export const CHART = {
  mark: 'var(--accent-ink)',
  band: 'var(--accent)',
  grid: 'var(--line)',
  axis: 'var(--muted)',
  reference: 'var(--line-strong)',
} as const;

export const tick = { fill: 'var(--muted)', fontSize: 11 } as const;

export const tooltipStyle = {
  background: 'var(--raised)',
  border: '1px solid var(--line)',
  borderRadius: 6,
  color: 'var(--ink)',
  fontSize: 12,
} as const;
