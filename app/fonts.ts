/**
 * The three faces of the book, served by ourselves (all OFL-1.1). Serif carries text and sums,
 * sans labels and controls, mono evidence and code. Text and labels are preloaded; the italic and
 * the mono cuts arrive when a page first needs them. css/faces.css has what stands in for them;
 * next's own stand-ins know two fonts, and the width of one weight at one size.
 */
import localFont from 'next/font/local';

const serif = localFont({
  variable: '--face-serif',
  display: 'swap',
  preload: true,
  adjustFontFallback: false,
  src: [
    {
      path: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
      weight: '200 800',
      style: 'normal',
    },
  ],
});

// A face of its own, so that its 147 kB are not preloaded along with the upright.
const serifItalic = localFont({
  variable: '--face-serif-italic',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  src: [
    {
      path: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-italic.woff2',
      weight: '200 800',
      style: 'italic',
    },
  ],
});

const sans = localFont({
  variable: '--face-sans',
  display: 'swap',
  preload: true,
  adjustFontFallback: false,
  src: [
    {
      path: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
      weight: '200 900',
      style: 'normal',
    },
  ],
});

const mono = localFont({
  variable: '--face-mono',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  src: [
    {
      path: '../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2',
      weight: '400',
      style: 'normal',
    },
    {
      path: '../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2',
      weight: '500',
      style: 'normal',
    },
    {
      path: '../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff2',
      weight: '600',
      style: 'normal',
    },
  ],
});

/** Goes on `<html>`; globals.css turns the four variables into the three font families. */
export const fontVariables = [
  serif.variable,
  serifItalic.variable,
  sans.variable,
  mono.variable,
].join(' ');
