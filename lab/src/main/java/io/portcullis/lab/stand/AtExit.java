package io.portcullis.lab.stand;

import java.util.List;

/** Closes things when the JVM is told to end while they are open; does nothing once closed. */
public final class AtExit implements AutoCloseable {
  private final Thread hook;

  private AtExit(Thread hook) {
    this.hook = hook;
  }

  /**
   * @param parts closed in this order; each may be closed more than once
   */
  public static AtExit close(List<? extends AutoCloseable> parts) {
    Thread hook = new Thread(() -> parts.forEach(AtExit::quietly));
    Runtime.getRuntime().addShutdownHook(hook);
    return new AtExit(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the JVM ends already, and the hook does its work
    }
  }

  /** One that fails must not keep the others open. */
  static void quietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.getLogger("portcullis")
          .log(System.Logger.Level.WARNING, "not closed: " + e.getMessage());
    }
  }
}
