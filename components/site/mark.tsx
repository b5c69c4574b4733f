/** The mark: a radio tower with its lamp. Also drawn in `public/favicon.svg`. */
export function Mark() {
  return (
    <svg className="mark-tower" width="15" height="26" viewBox="0 0 15 26" aria-hidden="true">
      <path
        d="M7.5 1v5M7.5 6 2 25M7.5 6 13 25M5.6 12.5h3.8M4.2 17.5h6.6M2.8 22.5h9.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <circle cx="7.5" cy="2.6" r="2.3" fill="var(--accent)" />
    </svg>
  );
}
