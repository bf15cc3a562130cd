/** The look that every text-like control shares; `control` gives width and height that a utility may replace. */
export const controlStyles =
  'control min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink text-sm placeholder:text-faint focus-visible:outline-2 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted aria-invalid:border-bad pointer-coarse:text-lg';

export const popupStyles =
  'float-in z-50 overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-1 text-ink text-sm shadow-float outline-none';

export const itemStyles =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 outline-none data-disabled:opacity-50 data-highlighted:bg-hover pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0';

/** A checkbox or radio drawn by us, still the browser's own control. */
export const tickStyles =
  'mt-0.5 grid size-4 shrink-0 appearance-none place-items-center border border-line-strong bg-surface checked:border-accent checked:bg-accent disabled:opacity-50';
