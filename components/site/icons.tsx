/**
 * Marks drawn as strokes, so that they look the same on every machine: the faces of the book have
 * no ✓ and no ✕. They are decoration; the word beside each says the same.
 */
import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: number;
}

export function Check({ size = 14 }: IconProps) {
  return (
    <Stroke size={size}>
      <path d="m2.5 7.6 3 3.2 6-7.4" />
    </Stroke>
  );
}

export function Cross({ size = 14 }: IconProps) {
  return (
    <Stroke size={size}>
      <path d="m3 3 8 8M11 3l-8 8" />
    </Stroke>
  );
}

export function Lock({ size = 14 }: IconProps) {
  return (
    <Stroke size={size}>
      <path d="M3 6.5h8v5.5H3zM4.75 6.5V4.6a2.25 2.25 0 0 1 4.5 0v1.9" />
    </Stroke>
  );
}

export function Lens({ size = 14 }: IconProps) {
  return (
    <Stroke size={size}>
      <path d="M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM9.2 9.2l3.6 3.6" />
    </Stroke>
  );
}

function Stroke({ size, children }: { size: number; children: ReactNode }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
