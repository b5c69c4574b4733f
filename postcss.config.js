/** Tailwind 4 is the only step between our style sheets and the browser. */
export default { plugins: { '@tailwindcss/postcss': {} } };
