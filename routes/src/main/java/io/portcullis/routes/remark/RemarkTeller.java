package io.portcullis.routes.remark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.remark.RemarkParser;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.intake.Source;

/** Brings what one part of the hub remarks into the log. For one thread at a time. */
public final class RemarkTeller {
  /** Why it is told again. */
  public static final String NOT_TAKEN = "the log did not take what there is to say";

  private static final Logger LOG = LoggerFactory.getLogger(RemarkTeller.class);

  /** Rows of one body. */
  private static final int AT_ONCE = 500;

  private final String part;
  private final Function<byte[], Receipt> take;
  private final RemarkNews news = new RemarkNews();

  /**
   * @param part names it in the hub's log
   * @param take a body of the part's source
   */
  public RemarkTeller(String part, Function<byte[], Receipt> take) {
    this.part = part;
    this.take = take;
  }

  /**
   * The way of a part's source into the log.
   *
   * @param source not the name of a configured one: those have no colon
   * @param expected how long it may be silent; none where that says nothing
   */
  public static Function<byte[], Receipt> way(
      String source, Optional<Duration> expected, Intake intake) {
    Source own = new Source(source, new RemarkParser(), expected, false);
    return body -> intake.accept(own, body, source);
  }

  /** Another hub may have told since. */
  public void clear() {
    news.clear();
  }

  /**
   * Tells what is new among all that there is to remark, and of what is there no more that it holds
   * nothing.
   *
   * @return false when the log did not take all of it: what it did not take is new the next time
   */
  public boolean tell(List<RemarkRow> all, Instant now) throws InterruptedException {
    return tell(news.of(all, now), some -> news.told(some, now));
  }

  /**
   * The same where somebody else remembers what was told.
   *
   * @param told hears of what the log has taken, at most {@value #AT_ONCE} rows at a time
   * @return false when the log did not take all of it
   */
  public boolean tell(List<RemarkRow> rows, Consumer<List<RemarkRow>> told)
      throws InterruptedException {
    int from = 0;
    do {
      List<RemarkRow> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
      if (!send(some)) {
        return false;
      }
      told.accept(some);
      from += AT_ONCE;
    } while (from < rows.size());
    return true;
  }

  /**
   * One body, also an empty one: that a look took place keeps the source from falling silent.
   *
   * @return false when the log did not take it
   */
  public boolean send(List<RemarkRow> rows) throws InterruptedException {
    try {
      Receipt receipt = take.apply(RemarkRow.body(rows));
      receipt.firstProblem().ifPresent(why -> LOG.warn("{}: {}", part, why));
      receipt.durable().get();
      return true;
    } catch (ExecutionException e) {
      LOG.warn("{}: {}", part, NOT_TAKEN);
      return false;
    }
  }
}
