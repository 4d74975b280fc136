package io.portcullis.routes.api;

/** Takes down what people change, as records of the hub. */
public interface AdminLog {
  /**
   * Returns when the event is durable.
   *
   * @throws HubRefusal when it can not be kept; then what it tells of is not done
   */
  void report(AdminEvent event);
}
