package io.portcullis.lab.outside;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Prints each step and what was seen of it, where and after how many milliseconds. */
public final class Report {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  private final PrintStream out;
  private long began;
  private int seen;
  private final List<String> missed = new ArrayList<>();

  public Report(PrintStream out) {
    this.out = out;
  }

  public void say(String line) {
    out.println(line);
    out.flush();
  }

  /** A step begins with what is about to be sent. */
  public void step(int number, String what) {
    say("");
    say(number + ". " + what);
    began = System.nanoTime();
  }

  /** The clock of this step starts when the record leaves. */
  public void sent() {
    began = System.nanoTime();
  }

  /** Waits until it is so, at most that long, and prints when it was. */
  public void see(String what, String where, Duration most, BooleanSupplier there) {
    long until = System.nanoTime() + most.toNanos();
    boolean found = there.getAsBoolean();
    while (!found && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      found = there.getAsBoolean();
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    if (found) {
      seen++;
      say("   %-58s %-26s %6d ms".formatted(what, where, millis));
    } else {
      missed.add(what);
      say("   NOT SEEN: %-48s %-26s within %d ms".formatted(what, where, millis));
    }
  }

  /** Something that must hold now, without waiting. */
  public void check(String what, String where, boolean holds) {
    see(what, where, Duration.ZERO, () -> holds);
  }

  public boolean allSeen() {
    say("");
    int number = missed.size();
    say(number == 0 ? "All " + seen + " things were seen." : number + " things were not seen.");
    return number == 0;
  }

  /** What was waited for in vain. */
  public List<String> missed() {
    return List.copyOf(missed);
  }
}
