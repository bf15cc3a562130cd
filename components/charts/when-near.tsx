'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

/** So early that a chart stands when it comes into view. */
const MARGIN = '400px';

/** Draws a chart once it is about to be seen and keeps its place until then: a page may hold many. */
export function WhenNear({ children }: { children: ReactNode }) {
  const [isNear, setNear] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="h-64">
      {isNear ? children : null}
    </div>
  );
}
