package io.portcullis.routes.duty;

/** Work that one hub does for all, with a place that outlives it. */
public interface Duty {
  /** Also names its place: never changes. */
  String name();

  /**
   * Works until it is interrupted.
   *
   * @throws StalePlaceException when another hub has taken over
   */
  void run(Place place) throws InterruptedException;

  /** How far the work has come. */
  interface Place {
    /** What was kept last, by whichever hub; empty at the very first. */
    String text();

    /**
     * Returns when it is durable.
     *
     * @throws StalePlaceException when another hub has taken over: nothing was kept
     */
    void keep(String text);
  }
}
