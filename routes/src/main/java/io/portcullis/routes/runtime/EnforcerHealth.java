package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.routes.cli.HealthCheck;
import io.portcullis.routes.config.PortcullisConfig;

/** Whether the HSMs and the network answer, asked as the hub asks them. */
public final class EnforcerHealth implements HealthCheck {

  @Override
  public List<Line> look(PortcullisConfig config) {
    List<Line> lines = new ArrayList<>();
    try (Enforcers enforcers = Enforcers.remote(config.enforcers(), Clock.systemUTC())) {
      enforcers.all().forEach(e -> lines.add(line(e)));
    } catch (RuntimeException e) {
      lines.add(Line.bad("enforcers", e.getMessage()));
    }
    return lines;
  }

  private static Line line(Enforcer enforcer) {
    String name = enforcer.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + enforcer.name();
    String answer = enforcer.check();
    return answer.equals("ok") ? Line.good(name, "answers") : Line.bad(name, answer);
  }
}
