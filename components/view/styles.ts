/**
 * The looks of all drawing parts, for whoever fetches a panel after the page: the page is drawn on
 * the server before, and must not stand there bare until its styles follow.
 */
import './badge.module.css';
import './between.module.css';
import './call-line.module.css';
import './card-sign.module.css';
import './cell.module.css';
import './chip.module.css';
import './counts.module.css';
import './document-sheets.module.css';
import './evidence.module.css';
import './group-bracket.module.css';
import './lane.module.css';
import './money.module.css';
import './notice.module.css';
import './oplog-tape.module.css';
import './partition-log.module.css';
import './process-card.module.css';
import './rail.module.css';
import './tape.module.css';
import './timeline.module.css';
import './transaction-box.module.css';
import './wave.module.css';
