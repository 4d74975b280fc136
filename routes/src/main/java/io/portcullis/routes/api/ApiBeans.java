package io.portcullis.routes.api;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;

import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.people.People;

/** What the calls need besides the hub. */
class ApiBeans {
  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  People people(PortcullisConfig config, Clock clock) {
    return new People(config.data().folder(), clock);
  }

  @Produces
  @Singleton
  FailedCalls failedCalls(PortcullisConfig config, Clock clock) {
    return new FailedCalls(config.people().failedCalls(), config.people().window(), clock);
  }

  /** Until a hub is there: to refuse is the only safe answer. */
  @Produces
  @Singleton
  @DefaultBean
  Hub hub() {
    return new NoHub();
  }

  @Produces
  @Singleton
  @DefaultBean
  AdminLog adminLog() {
    return event -> {
      throw NoHub.refusal();
    };
  }
}
