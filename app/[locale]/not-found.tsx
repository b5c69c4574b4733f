/** An address that leads nowhere. It knows the language from the address itself. */
import { NotFoundText } from '#components/site/not-found-text.tsx';

export default function NotFound() {
  return <NotFoundText />;
}
