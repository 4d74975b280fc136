package io.portcullis.connectors.ca.custom;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.portcullis.connectors.ca.authority.Said;

/** Asks by running a program. */
final class CommandAsker implements Asker {
  private final CommandConfig config;
  private final Map<Wish, CommandTemplate> calls = new EnumMap<>(Wish.class);
  private final Semaphore places;

  CommandAsker(CommandConfig config) {
    this.config = config;
    config.wishes().forEach((wish, how) -> calls.put(wish, CommandTemplate.of(how, wish)));
    this.places = new Semaphore(config.atOnce(), true);
  }

  @Override
  public boolean can(Wish wish) {
    return calls.containsKey(wish);
  }

  @Override
  public Verdict ask(Wish wish, Values values) throws IOException {
    CommandTemplate call = calls.get(wish);
    Map<String, String> environment = environment();
    try {
      if (!places.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Verdict(Meaning.LATER, config.atOnce() + " of its processes run already");
      }
      try {
        ChildProcess.Ended ended =
            new ChildProcess(config.program(), config.folder(), environment, config.timeout())
                .run(call.fill(values));
        return verdict(call, ended, environment);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Verdict verdict(
      CommandTemplate call, ChildProcess.Ended ended, Map<String, String> environment)
      throws HttpTimeoutException {
    if (ended.killed()) {
      // What silence is called where nothing else has a word for it.
      throw new HttpTimeoutException(
          "killed: it did not end within " + config.timeout().toMillis() + " ms");
    }
    Meaning meaning = call.meaning(ended.exit());
    String state = meaning.state() ? meaning.name().toLowerCase(java.util.Locale.ROOT) + ", " : "";
    return new Verdict(meaning, state + "exit " + ended.exit() + told(ended, environment));
  }

  /** The end of what it said: that is where a program says why it failed. */
  private static String told(ChildProcess.Ended ended, Map<String, String> environment) {
    String text = ended.output();
    for (String secret : environment.values()) {
      text = secret.length() < 4 ? text : text.replace(secret, "***");
    }
    String line = text.strip();
    String end = line.length() <= Said.MAX ? line : line.substring(line.length() - Said.MAX);
    return end.isEmpty() ? "" : ": " + Said.brief(end);
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      config.environment().forEach((name, value) -> values.put(name, value.get()));
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
    return values;
  }

  @Override
  public String problem() {
    if (!Files.isExecutable(config.program())) {
      return config.program() + " is no executable file any more";
    }
    try {
      environment();
      return "";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @Override
  public void close() {
    // Each process ends within its own time.
  }
}
