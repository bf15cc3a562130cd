export const backdropStyles = 'fade-in fixed inset-0 z-40 bg-scrim';
