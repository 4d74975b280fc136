package io.portcullis.bench;

import java.util.function.Consumer;

/** A measurement that can be asked for by name. */
public interface Benchmark {
  String name();

  /**
   * @param quick true for a smaller run that only shows that everything works
   * @param progress takes a line for people now and then
   * @throws BenchException when something needed is missing, or did not come in time
   */
  Figures run(boolean quick, Consumer<String> progress) throws InterruptedException;
}
