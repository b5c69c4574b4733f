/**
 * Light or dark, kept in a cookie. The inline script runs while the browser still parses the head,
 * so the first paint already has the chosen theme; without a choice the system decides. The same
 * script turns on the projector layout (`?proyektor=1` on, `?proyektor=0` off), for this tab.
 */
export type Theme = 'light' | 'dark';

const cookie = 'tema';
const year = 60 * 60 * 24 * 365;

export const themeScript = `(function(d){try{
var m=document.cookie.match(/(?:^|; )${cookie}=(light|dark)/);if(m)d.dataset.theme=m[1];
var q=/[?&]proyektor=([01])/.exec(location.search);
if(q)sessionStorage.setItem('proyektor',q[1]);
if(sessionStorage.getItem('proyektor')==='1')d.dataset.proyektor='';
}catch(e){console.warn(e)}})(document.documentElement)`;

/** What is on the screen now: the choice, else what the system asks for. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the inline script reads it before first paint
  document.cookie = `${cookie}=${theme}; path=/; max-age=${year}; SameSite=Lax`;
}
