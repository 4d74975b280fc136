package io.portcullis.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work on things that do not touch each other: as many at once as there are processors. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * @return in the order of the things
   * @throws ReplayException the first that the work threw, in that order
   */
  public static <T, R> List<R> run(List<T> things, Function<T, R> work) {
    int threads = Math.min(things.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      List<Future<R>> begun = new ArrayList<>();
      things.forEach(thing -> begun.add(workers.submit(() -> work.apply(thing))));
      List<R> done = new ArrayList<>();
      for (Future<R> future : begun) {
        done.add(result(future));
      }
      return done;
    } finally {
      workers.shutdownNow();
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ReplayException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplayException.missing("interrupted");
    }
  }
}
