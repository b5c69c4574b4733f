/**
 * The labs of the opening. Rendered at each request, because the side shown on a phone is in the
 * query.
 */
import { LabPanel } from '#content/lab-panel.tsx';
import { labPage } from '../../../lab-page.tsx';

const { Page, generateMetadata } = labPage('pembuka', async (slug, locale) => {
  const [text, questions] = await Promise.all([
    import(`../../../../content/pembuka/${slug}/lab.${locale}.mdx`),
    import(`../../../../content/pembuka/${slug}/quiz.ts`),
    // The panel is fetched by itself, and would bring its styles after it was drawn. Not all have any.
    import(`../../../../content/pembuka/${slug}/panel.module.css`).catch(() => undefined),
  ]);
  const panel = <LabPanel chapter="pembuka" slug={slug} locale={locale} />;
  return { LabText: text.default, panel, quiz: questions.quiz };
});

export const dynamic = 'force-dynamic';
export default Page;
export { generateMetadata };
