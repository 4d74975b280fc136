package io.portcullis.routes.kibana;

import java.util.List;

/** One kind of object that is brought into Kibana. */
interface Part {

  /** What would be done, when asked now. Changes nothing. */
  List<Step> plan() throws KibanaRefusal, InterruptedException;

  /**
   * Does what was planned.
   *
   * @return what Kibana did not take, one line each, by name and with its reason
   */
  List<String> apply() throws KibanaRefusal, InterruptedException;
}
