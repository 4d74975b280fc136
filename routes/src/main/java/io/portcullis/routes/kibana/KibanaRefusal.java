package io.portcullis.routes.kibana;

/** Kibana does not do what it was asked for. The message is for people and holds no secret. */
public final class KibanaRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean away;

  private KibanaRefusal(boolean away, String message) {
    super(message);
    this.away = away;
  }

  /** It answers, and says no. */
  static KibanaRefusal no(String message) {
    return new KibanaRefusal(false, message);
  }

  /** There is no Kibana, or it is not ready. */
  static KibanaRefusal away(String message) {
    return new KibanaRefusal(true, message);
  }

  /** True when there is none that could have said no. */
  public boolean away() {
    return away;
  }
}
