package io.portcullis.routes.cli;

import java.util.List;

import io.portcullis.routes.config.PortcullisConfig;

/** Something that {@code doctor} looks at. Found as a service. */
public interface HealthCheck {
  /** Looks; never throws, and takes at most some seconds. */
  List<Line> look(PortcullisConfig config);

  /** {@code detail}: what was seen, or why it is not good and what to do. */
  record Line(String name, boolean good, String detail) {
    public static Line good(String name, String detail) {
      return new Line(name, true, detail);
    }

    public static Line bad(String name, String detail) {
      return new Line(name, false, detail);
    }
  }
}
