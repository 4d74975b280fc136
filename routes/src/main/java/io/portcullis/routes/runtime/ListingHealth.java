package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.routes.cli.HealthCheck;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.SourceSettings;

/** Whether key services let the hub list their keys. */
public final class ListingHealth implements HealthCheck {

  @Override
  public List<Line> look(PortcullisConfig config) {
    List<Line> lines = new ArrayList<>();
    for (SourceSettings source : config.sources()) {
      if (source.auth() instanceof AuthSettings.KeyService service) {
        lines.add(line(service, source.name()));
      }
    }
    return lines;
  }

  private static Line line(AuthSettings.KeyService settings, String source) {
    String name = "source " + source;
    try (KeyLister lister = KeyListers.of(settings, source, Clock.systemUTC())) {
      String answer = lister.check();
      return answer.equals("ok")
          ? Line.good(name, lister.service() + " lists keys")
          : Line.bad(name, lister.service() + ": " + answer);
    } catch (IllegalArgumentException e) {
      return Line.bad(name, e.getMessage());
    }
  }
}
