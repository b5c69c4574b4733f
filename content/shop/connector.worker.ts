/** The connector of the shop: each change of a collection becomes a record, with the document. */
import { changeShape } from './change-message.ts';
import { runConnector } from './connector.ts';

await runConnector(changeShape);
