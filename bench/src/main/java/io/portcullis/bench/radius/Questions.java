package io.portcullis.bench.radius;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Percentiles;

/**
 * Asks the hub about certificates drawn by lot, from some threads, each one question at a time.
 *
 * @param inside nanoseconds inside the hub
 * @param outside nanoseconds as the asker sees them
 */
record Questions(Percentiles inside, Percentiles outside) {

  /**
   * @throws BenchException when one was not answered with a yes
   */
  static Questions ask(String url, int verdicts, int questions, int threads)
      throws InterruptedException {
    List<Future<List<Ask.Answer>>> asked = new ArrayList<>();
    try (ExecutorService askers = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        Random lot = new Random(i);
        asked.add(askers.submit(() -> some(url, verdicts, questions / threads, lot)));
      }
    }
    List<Ask.Answer> answers = new ArrayList<>();
    for (Future<List<Ask.Answer>> some : asked) {
      answers.addAll(got(some));
    }
    return new Questions(
        new Percentiles(answers.stream().mapToLong(Ask.Answer::inside).toArray()),
        new Percentiles(answers.stream().mapToLong(Ask.Answer::outside).toArray()));
  }

  private static List<Ask.Answer> some(String url, int verdicts, int count, Random lot) {
    List<Ask.Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Ask.Answer answer =
          Ask.post(url + "/radius/authorize", Verdicts.question(lot.nextInt(verdicts)));
      if (answer.status() != 200 || answer.inside() < 0) {
        throw new BenchException("a question was answered with " + answer);
      }
      answers.add(answer);
    }
    return answers;
  }

  private static List<Ask.Answer> got(Future<List<Ask.Answer>> some) throws InterruptedException {
    try {
      return some.get();
    } catch (ExecutionException e) {
      throw new BenchException("questions failed: " + e.getCause().getMessage(), e);
    }
  }
}
