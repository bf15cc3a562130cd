/** The sign of the product: a loop that ends higher than it began. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      className="shrink-0 text-accent-ink"
    >
      <path
        d="M15.8 12.6A6.5 6.5 0 1 1 14.6 5.4L17 7.8"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="round"
      />
      <path
        d="M17.5 3.5v4.6h-4.6"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
