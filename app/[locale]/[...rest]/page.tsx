/** Every address that no other page takes, so that it is answered in its language. */
import { notFound } from 'next/navigation';

export default function Page() {
  notFound();
}
