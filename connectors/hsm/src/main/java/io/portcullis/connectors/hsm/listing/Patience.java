package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;

/**
 * Makes the calls of one listing: one that may be answered later is made again, and all of them
 * together have an end.
 */
public final class Patience {
  static final int TRIES = 6;
  static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Pause pause;
  private final long until;
  private final Duration within;

  /** Waits. */
  public interface Pause {
    void rest(Duration span) throws InterruptedException;
  }

  /** One call. */
  public interface Call<T> {
    /**
     * @throws BadRecord when the answer is none of that service
     */
    T make() throws IOException, InterruptedException;
  }

  private Patience(Pause pause, Duration within) {
    this.pause = pause;
    this.within = within;
    this.until = System.nanoTime() + within.toNanos();
  }

  /**
   * @param within for all calls of the listing together, the waits included
   */
  public static Patience of(Pause pause, Duration within) {
    return new Patience(pause, within);
  }

  /**
   * The answer to one call, which is made again where it may be answered later.
   *
   * @throws Refusal when the service says no
   * @throws IOException when it does not answer any more
   * @throws BadRecord when the answer is none of that service
   */
  public <T> T ask(Call<T> call) throws IOException, InterruptedException {
    return tried(call);
  }

  /**
   * The list itself, by several calls.
   *
   * @throws IOException when it did not come to its end, or is none
   */
  public <T> T list(Call<T> calls) throws IOException, InterruptedException {
    try {
      return calls.make();
    } catch (BadRecord e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * One key, by several calls; none when it was deleted since the list was made.
   *
   * @throws IOException when the service does not answer any more
   */
  public Optional<KeyRow> key(String id, String label, Call<KeyRow> calls)
      throws IOException, InterruptedException {
    try {
      return Optional.of(calls.make());
    } catch (Refusal e) {
      if (e.kind() == Refusal.Kind.LATER) {
        throw e;
      }
      return e.kind() == Refusal.Kind.GONE
          ? Optional.empty()
          : Optional.of(new KeyRow.NotKnown(id, label, Refusal.line(e.getMessage())));
    } catch (BadRecord e) {
      return Optional.of(new KeyRow.NotKnown(id, label, Refusal.line(e.getMessage())));
    }
  }

  /**
   * What may be left out of a key where the hub may not ask for it.
   *
   * @return none then
   * @throws IOException when the service does not answer any more
   */
  public <T> Optional<T> may(Call<T> call) throws IOException, InterruptedException {
    try {
      return Optional.of(tried(call));
    } catch (Refusal e) {
      if (e.kind() == Refusal.Kind.LATER) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private <T> T tried(Call<T> call) throws IOException, InterruptedException {
    for (int failures = 1; ; failures++) {
      if (System.nanoTime() - until > 0) {
        throw new IOException("the listing took longer than " + within.toSeconds() + " s");
      }
      try {
        return call.make();
      } catch (IOException e) {
        if (failures == TRIES || last(e)) {
          throw e;
        }
        pause.rest(wait(e, failures));
      }
    }
  }

  private static boolean last(IOException e) {
    return e instanceof Refusal refusal && refusal.kind() != Refusal.Kind.LATER;
  }

  private static Duration wait(IOException e, int failures) {
    Duration own = FIRST.multipliedBy(1L << (failures - 1));
    Duration told = e instanceof Refusal refusal ? refusal.pause().orElse(own) : own;
    return told.compareTo(LONGEST) > 0 ? LONGEST : told;
  }
}
